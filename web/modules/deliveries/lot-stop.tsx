// A lot that was stopped, where somebody is about to hand it over: red, with line and lot, in words.
import { STANDINGS, type Standing } from '../../../server/modules/lots/words.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import './lot-stop.css';

const texts = {
  doNot: { zh: '不要卸货', en: 'Do not unload' },
  doNotDo: {
    zh: '以上商品已停发：不要卸、不要交。已卸下的搬回车上单独放好，带回仓库。其他商品照常交。',
    en: 'The goods above are stopped: do not unload or hand them over. What is off the van goes back on, apart. All else as usual.',
  },
  notLoad: { zh: '不要装车', en: 'Do not load' },
  notLoadDo: { zh: '以上批次已停发。把这些商品撤下，回分拣换一个批次。', en: 'These lots are stopped. Take the goods off and pick other lots.' },
  notAccept: { zh: '不要验收', en: 'Do not accept' },
  notAcceptDo: {
    zh: '供货方已停发以上批次，请按“整行拒收”处理，不要食用。',
    en: 'The supplier has stopped these lots: reject the line and do not use it.',
  },
  line: { zh: '第 {no} 行 {product}', en: 'Line {no}: {product}' },
  lot: { zh: '批次 {number} · {standing}', en: 'lot {number} · {standing}' },
  check: { zh: '先核对批次标签', en: 'Check the lot labels first' },
  checkDo: {
    zh: '这些商品旁边放过已停发的批次。标签是以上批号的，不要卸、不要交；没有标签的单独放好，先打电话问清。',
    en: 'A stopped lot lay beside these goods. Whatever carries the number above is not unloaded; keep goods without a label apart and call first.',
  },
  maybe: { zh: '可能混有', en: 'may be among it' },
};

export type Stopped = {
  readonly lineId: string;
  readonly lineNo: number;
  readonly product: string;
  readonly lotId: string;
  readonly number: string;
  readonly standing: Standing;
  readonly sure: boolean;
};
const WORDS = { van: ['doNot', 'doNotDo'], load: ['notLoad', 'notLoadDo'], dock: ['notAccept', 'notAcceptDo'] } as const;

type Props = { readonly stopped: readonly Stopped[] | undefined; readonly where: keyof typeof WORDS };

/** Nothing where nothing is stopped; answers kept by a phone before there were lots have no list. */
export function LotStop({ stopped = [], where }: Props) {
  const t = useTexts(texts);
  const sure = stopped.filter((one) => one.sure);
  const possible = stopped.filter((one) => !one.sure && !sure.some(({ lineId }) => lineId === one.lineId));
  const [head, what] = WORDS[where];
  return (
    <>
      {sure.length > 0 && (
        <section className="lot-stop" role="alert">
          <strong>
            <Icon name="alert" size={28} /> {t(head)}
          </strong>
          <Lines stopped={sure} />
          <p>{t(what)}</p>
        </section>
      )}
      {possible.length > 0 && (
        <section className="lot-stop lot-check">
          <strong>
            <Icon name="alert" size={22} /> {t('check')}
          </strong>
          <Lines stopped={possible} />
          <p>{t('checkDo')}</p>
        </section>
      )}
    </>
  );
}

function Lines({ stopped }: { readonly stopped: readonly Stopped[] }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <ul>
      {stopped.map((one) => (
        <li key={`${one.lineId} ${one.lotId}`}>
          <b>{t('line', { no: one.lineNo, product: one.product })}</b>
          <span>
            {t('lot', { number: one.number, standing: say(STANDINGS[one.standing]) })}
            {!one.sure && `（${t('maybe')}）`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** On cards and in tables: one red line. */
export function LotStopMark({ stopped = [], where }: Props) {
  const t = useTexts(texts);
  const [first] = stopped;
  if (!first) return null;
  const more = stopped.filter(({ lineId }) => lineId !== first.lineId).length;
  return (
    <span className={`lot-stop-mark${first.sure ? '' : ' lot-check'}`}>
      <Icon name="alert" size={14} /> {t(first.sure ? WORDS[where][0] : 'check')}：{first.product} {first.number}
      {more > 0 && ` +${more}`}
    </span>
  );
}
