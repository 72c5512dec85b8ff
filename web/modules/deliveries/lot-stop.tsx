// A lot that was stopped, where somebody is about to hand it over: red, with line and lot, in words.
import { STANDINGS, type Standing } from '../../../server/modules/lots/lot.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import './lot-stop.css';

const texts = {
  doNot: { zh: '不要卸货', en: 'Do not unload' },
  doNotDo: {
    zh: '下面的商品已停发：不要卸、不要交。已卸下的搬回车上单独放好，带回仓库。其他商品照常交。',
    en: 'The goods below are stopped: do not unload or hand them over. What is off the van goes back on, apart. All else as usual.',
  },
  notLoad: { zh: '不要装车', en: 'Do not load' },
  notLoadDo: { zh: '下面的批次已停发。把这些商品撤下，回分拣换一个批次。', en: 'These lots are stopped. Take the goods off and pick other lots.' },
  notAccept: { zh: '不要验收', en: 'Do not accept' },
  notAcceptDo: {
    zh: '供货方已停发下面的批次，请按“整行拒收”处理，不要食用。',
    en: 'The supplier has stopped these lots: reject the line and do not use it.',
  },
  line: { zh: '第 {no} 行 {product}', en: 'Line {no}: {product}' },
  lot: { zh: '批次 {number} · {standing}', en: 'lot {number} · {standing}' },
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
  const say = useSay();
  if (stopped.length === 0) return null;
  const [head, what] = WORDS[where];
  return (
    <section className="lot-stop" role="alert">
      <strong>
        <Icon name="stop" size={26} /> {t(head)}
      </strong>
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
      <p>{t(what)}</p>
    </section>
  );
}

/** On cards and in tables: one red line. */
export function LotStopMark({ stopped = [], where }: Props) {
  const t = useTexts(texts);
  const [first] = stopped;
  if (!first) return null;
  return (
    <span className="lot-stop-mark">
      <Icon name="stop" size={14} /> {t(WORDS[where][0])}：{first.product} {first.number}
      {stopped.length > 1 && ` +${stopped.length - 1}`}
    </span>
  );
}
