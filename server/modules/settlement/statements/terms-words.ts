// How a statement was reckoned, in words both sides can read.
import { yuan } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Coin, Mode } from './round.rules.ts';
import type { Terms } from './terms.ts';

const PRICED_ON: Readonly<Record<Terms['pricedOn'], Text>> = {
  delivery: { zh: '按配送当日执行单价', en: 'Priced on the day of delivery' },
  acceptance: { zh: '按验收当日执行单价', en: 'Priced on the day of acceptance' },
  order: { zh: '按下单当日执行单价', en: 'Priced on the day of the order' },
};
const REPRICING: Readonly<Record<Terms['repricing'], Text>> = {
  'until-confirmed': { zh: '双方确认前发布的价格表均执行，确认后不再调整', en: 'Price sheets count until both have confirmed' },
  'published-before-delivery': { zh: '只执行验收前已发布的价格表', en: 'Only price sheets published before the acceptance count' },
};
const MODES: Readonly<Record<Mode, Text>> = {
  'half-up': { zh: '四舍五入', en: 'half up' },
  'half-even': { zh: '四舍六入五成双', en: 'half to even' },
  down: { zh: '舍去尾数', en: 'down' },
};
const COINS: Readonly<Record<Coin, Text>> = { fen: { zh: '分', en: 'fen' }, jiao: { zh: '角', en: 'jiao' }, yuan: { zh: '元', en: 'yuan' } };

export function rulesInWords({ pricedOn, repricing, line, note, statement, penalties, fees }: Terms): Text[] {
  const rounded = (what: Text, mode: Mode, to: Coin): Text => ({
    zh: `${what.zh}${MODES[mode].zh}到${COINS[to].zh}`,
    en: `${what.en} rounded ${MODES[mode].en} to the ${COINS[to].en}`,
  });
  return [
    PRICED_ON[pricedOn],
    REPRICING[repricing],
    rounded({ zh: '每行金额', en: 'Lines' }, line, 'fen'),
    ...(note ? [rounded({ zh: '每张送货单', en: 'Notes' }, note.mode, note.to)] : []),
    ...(statement ? [rounded({ zh: '对账单合计', en: 'The statement' }, statement.mode, statement.to)] : []),
    penalties === 'off-statement'
      ? { zh: '双方认可的违约金从货款中扣除', en: 'Agreed penalties are taken off' }
      : { zh: '双方认可的违约金另行支付', en: 'Agreed penalties are paid apart' },
    ...fees.map(({ name, per, fen }) => ({
      zh: `${name}每${per === 'month' ? '月' : '单'} ${yuan(fen)}`,
      en: `${name} ${yuan(fen)} a ${per}`,
    })),
  ];
}
