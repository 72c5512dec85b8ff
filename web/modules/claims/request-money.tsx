// Money of a claim where the way has some: left open the price of the goods decides; papers with what each proves.
import { Select } from 'antd';
import {
  DOCUMENT_KIND_CODES,
  DOCUMENT_KINDS,
  type DocumentKind,
  NEEDED,
  WAIVED,
  WAYS,
  type Waived,
  type Way,
} from '../../../server/modules/claims/words.ts';
import { useJoin, useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import type { useUploads } from '../../design/use-uploads.ts';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { MoneyField } from './money-field.tsx';
import { type Draft, firstPaper, hasPapers, moneyNeeded, type Paper } from './request-draft.ts';

const texts = {
  money: { zh: '金额', en: 'Money' },
  paid: { zh: '实付金额（按票据）', en: 'What was paid, by the receipt' },
  byPrice: { zh: '不填则按送货当天的单价计算', en: 'Left open: by the price on the day of delivery' },
  needed: { zh: '没有单价可依，请填写', en: 'No price says it: please enter it' },
  papers: { zh: '凭证', en: 'Papers' },
  drop: { zh: '拖入或选择票据、清单、证明', en: 'Drop or choose receipts, lists, proof' },
  want: { zh: '应有：{kinds}。缺的可以后补，批准前须齐。', en: 'Wanted: {kinds}. What is missing may follow, but before it is approved.' },
  kind: { zh: '种类', en: 'Kind' },
  proves: { zh: '证明金额', en: 'It proves' },
  waived: { zh: '免什么', en: 'What is waived' },
};

type Uploads = ReturnType<typeof useUploads>;
type Said = Readonly<Record<string, Omit<Paper, 'fileId'>>>;

export const papersOf = (uploads: Uploads, said: Said, way: Way): Paper[] =>
  uploads.list.flatMap(({ key, id }) => (id ? [{ fileId: id, ...(said[key] ?? { kind: firstPaper(way), amountFen: null }) }] : []));

type MoneyProps = {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly uploads: Uploads;
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly refused: string | undefined;
};

export function RequestMoney({ draft, onChange, uploads, said, onSay, refused }: MoneyProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { way, amountFen } = draft;
  if (WAYS[way].pay === null && way !== 'coupon') return null;
  const label = t(way === 'self-purchase' ? 'paid' : 'money');
  return (
    <>
      {way === 'waiver' && (
        <Choices<Waived> label={t('waived')} value={draft.waived} options={choicesOf(WAIVED, say)} onChange={(waived) => onChange({ waived })} />
      )}
      <Field label={label} hint={refused ?? t(moneyNeeded(draft) ? 'needed' : 'byPrice')}>
        <MoneyField value={amountFen} onChange={(fen) => onChange({ amountFen: fen })} label={label} refused={refused !== undefined} />
      </Field>
      {hasPapers(way) && <Papers way={way} uploads={uploads} said={said} onSay={onSay} />}
    </>
  );
}

type PapersProps = Pick<MoneyProps, 'uploads' | 'said' | 'onSay'> & { readonly way: Way };

function Papers({ way, uploads, said, onSay }: PapersProps) {
  const t = useTexts(texts);
  const say = useSay();
  const join = useJoin();
  const needed = NEEDED[way] ?? [];
  const of = (key: string) => said[key] ?? { kind: firstPaper(way), amountFen: null };
  return (
    <fieldset className="choices">
      <legend>{t('papers')}</legend>
      <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      {needed.length > 0 && <small className="quiet">{t('want', { kinds: join(needed.map((kind) => say(DOCUMENT_KINDS[kind]))) })}</small>}
      {uploads.list.map(({ key, file }) => (
        <div key={key} className="request-paper">
          <span className="quiet">{file.name}</span>
          <Select<DocumentKind>
            value={of(key).kind}
            aria-label={t('kind')}
            popupMatchSelectWidth={false}
            options={DOCUMENT_KIND_CODES.map((kind) => ({ value: kind, label: say(DOCUMENT_KINDS[kind]) }))}
            onChange={(kind) => onSay({ ...said, [key]: { ...of(key), kind } })}
          />
          <MoneyField value={of(key).amountFen} onChange={(amountFen) => onSay({ ...said, [key]: { ...of(key), amountFen } })} label={t('proves')} />
        </div>
      ))}
    </fieldset>
  );
}
