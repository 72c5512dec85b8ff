// Cases among the hits: the lines a case is about lead to its lots, and a trace kept for it stops its clock.
import { Go } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { useTexts } from '../../../design/locale.ts';
import { texts } from './trace-texts.ts';

const MOST = 5;

/** Only for a number or a part of one: words of a complaint find too much. */
export function CaseHits({ text }: { readonly text: string }) {
  const looks = /\d{3,}/.test(text) && text.length <= 40;
  const may = useCan()('cases.read') && looks;
  const found = useRead(api.cases.search, { text, limit: MOST }, { enabled: may });
  const items = (may && found.data?.items) || [];
  return items.map(({ id, number, title, customer }) => (
    <li key={id}>
      <CaseHit caseId={id} customerId={customer.id} number={number} title={title} />
    </li>
  ));
}

type CaseHitProps = { readonly caseId: string; readonly customerId: string; readonly number: string; readonly title: string };

function CaseHit({ caseId, customerId, number, title }: CaseHitProps) {
  const t = useTexts(texts);
  const { data } = useRead(api.cases.show, { caseId });
  if (!data) return null;
  const lines = data.lines.flatMap(({ lineId }) => lineId ?? []);
  const about = { case: caseId, customer: customerId };
  const search = lines.length > 0 ? { lines: lines.join(','), ...about } : data.noteId ? { note: data.noteId, ...about } : undefined;
  if (!search) return <p className="trace-hit-none">{t('caseWithoutLines', { number })}</p>;
  return (
    <Go to="/trace" search={search} className="trace-hit">
      {t('ofCase', { number, title })}
    </Go>
  );
}
