// 人民币大写: how sums stand on papers that are paid by.
const DIGITS = [...'零壹贰叁肆伍陆柒捌玖'];
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];
const GROUP = 10_000;

/** `12345` fen → 壹佰贰拾叁元肆角伍分; what is owed the other way begins with 负. */
export function moneyInWords(fen: number): string {
  if (fen < 0) return `负${moneyInWords(-fen)}`;
  const yuan = Math.floor(fen / 100);
  const [tenth, hundredth] = [Math.floor((fen % 100) / 10), fen % 10];
  const whole = yuan === 0 ? '' : `${yuanInWords(yuan)}元`;
  if (tenth === 0 && hundredth === 0) return `${whole || '零元'}整`;
  const tenths = tenth > 0 ? `${DIGITS[tenth]}角` : whole && '零';
  return `${whole}${tenths}${hundredth > 0 ? `${DIGITS[hundredth]}分` : '整'}`;
}

function yuanInWords(yuan: number): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / GROUP)) groups.unshift(rest % GROUP);
  return groups.reduce((words, value, at) => {
    if (value === 0) return words;
    const gap = words !== '' && (value < 1000 || groups[at - 1] === 0);
    return `${words}${gap ? '零' : ''}${groupInWords(value)}${GROUPS[groups.length - 1 - at]}`;
  }, '');
}

function groupInWords(value: number): string {
  let [words, gap] = ['', false];
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) gap = true;
    else {
      words += `${gap && words !== '' ? '零' : ''}${DIGITS[digit]}${PLACES[power]}`;
      gap = false;
    }
  }
  return words;
}
