// Left of the case: who the customer is, what was delivered, what the photos show, what else is open there.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Facts, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Person, QuantityText } from '../../design/people.tsx';
import { Loading, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { LotPanel } from '../recalls/alerts/lot-panel.tsx';
import { CaseFiles } from './case-files.tsx';
import { type FullCase, StateTag, useCaseTitle } from './case-look.tsx';
import { subcategoryText } from './labels.ts';

const texts = {
  customer: { zh: '客户', en: 'Customer' },
  level: { zh: '服务等级', en: 'Level' },
  site: { zh: '食堂', en: 'Site' },
  reporter: { zh: '反映人', en: 'Reporter' },
  meals: { zh: '开餐时间', en: 'Meals' },
  breakfast: { zh: '早餐', en: 'Breakfast' },
  lunch: { zh: '午餐', en: 'Lunch' },
  dinner: { zh: '晚餐', en: 'Dinner' },
  gate: { zh: '进门须知', en: 'Gate rules' },
  team: { zh: '专属人员', en: 'Our people' },
  visit: { zh: '上次回访', en: 'Last visit' },
  never: { zh: '还没有', en: 'never' },
  matter: { zh: '涉及商品', en: 'Goods' },
  needed: { zh: '要求送达', en: 'Needed by' },
  note: { zh: '送货单', en: 'Delivery note' },
  delivered: { zh: '送达', en: 'Delivered' },
  lot: { zh: '批次', en: 'Lot' },
  best: { zh: '保质期至', en: 'Best before' },
  ordered: { zh: '订 ', en: 'ordered ' },
  files: { zh: '凭证', en: 'Evidence' },
  noFiles: { zh: '还没有照片或语音。', en: 'No photo or voice note yet.' },
  add: { zh: '添加', en: 'Add' },
  others: { zh: '该客户其他未了结', en: 'Other open matters' },
};

type CaseSideProps = { readonly one: FullCase; readonly onAdd: (() => void) | undefined };

export function CaseSide({ one, onAdd }: CaseSideProps) {
  const t = useTexts(texts);
  const title = useCaseTitle();
  return (
    <>
      <CustomerCard one={one} />
      <Goods one={one} />
      <LotPanel caseId={one.id} />
      <Section
        title={t('files')}
        icon="image"
        extra={
          onAdd && (
            <button type="button" className="plain-button" onClick={onAdd}>
              <Icon name="plus" size={14} /> {t('add')}
            </button>
          )
        }
      >
        {one.evidence.length === 0 ? <p className="quiet">{t('noFiles')}</p> : <CaseFiles evidence={one.evidence} />}
      </Section>
      {one.otherOpen.length > 0 && (
        <Section title={t('others')} icon="case">
          <ul className="plain-list">
            {one.otherOpen.map((other) => (
              <li key={other.id}>
                <Go to={`/cases/${other.id}`}>{title(other)}</Go>
                <span className="row">
                  <StateTag state={other.state} /> <TimeText at={other.openedAt} style="relative" className="quiet" />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

type Card = Answer<typeof api.customers.show>;

function CustomerCard({ one }: { readonly one: FullCase }) {
  const t = useTexts(texts);
  const can = useCan();
  const card = useRead(api.customers.show, { customerId: one.customer.id }, { enabled: can('customers.read') });
  const site = card.data?.sites.find(({ id }) => id === one.site?.id);
  const reporter = one.reporter && [one.reporter.name, one.reporter.phone].some(Boolean) ? one.reporter : undefined;
  const items = [
    ...(card.data?.level ? [{ label: t('level'), value: <ToneTag tone="accent">{card.data.level}</ToneTag> }] : []),
    ...(one.site ? [{ label: t('site'), value: one.site.name }] : []),
    ...(reporter ? [{ label: t('reporter'), value: <Reporter {...reporter} /> }] : []),
    ...(site && Object.keys(site.meals).length > 0 ? [{ label: t('meals'), value: <Meals meals={site.meals} /> }] : []),
    ...(site?.gateRules ? [{ label: t('gate'), value: site.gateRules }] : []),
    ...(card.data ? [{ label: t('visit'), value: card.data.lastVisitAt ? <TimeText at={card.data.lastVisitAt} style="date" /> : t('never') }] : []),
    ...(card.data?.team.agent ? [{ label: t('team'), value: <Person name={card.data.team.agent.name} /> }] : []),
  ];
  return (
    <Section title={<Go to={`/customers/${one.customer.id}`}>{one.customer.name}</Go>} icon="home">
      {card.isPending && card.fetchStatus !== 'idle' ? <Loading rows={3} /> : <Facts items={items} />}
    </Section>
  );
}

function Reporter({ name, phone }: { readonly name: string | null; readonly phone: string | null }) {
  return (
    <span className="row">
      {name}
      {phone && (
        <a href={`tel:${phone}`}>
          <Icon name="phone" size={13} /> {phone}
        </a>
      )}
    </span>
  );
}

function Meals({ meals }: { readonly meals: Card['sites'][number]['meals'] }) {
  const t = useTexts(texts);
  return (
    <span className="row">
      {(['breakfast', 'lunch', 'dinner'] as const).map((meal) =>
        meals[meal] ? (
          <span key={meal} className="nowrap">
            {t(meal)} <strong className="number">{meals[meal]}</strong>
          </span>
        ) : null,
      )}
    </span>
  );
}

function Goods({ one }: { readonly one: FullCase }) {
  const t = useTexts(texts);
  const say = useSay();
  if (one.lines.length === 0 && !one.noteId && !one.neededBy) return null;
  return (
    <Section title={t('matter')} icon="lot">
      <ul className="goods">
        {one.lines.map((line, index) => (
          <li key={line.lineId ?? index}>
            <strong>{line.product ?? '—'}</strong>
            {line.unit && <QuantityText amount={line.amount} unit={line.unit} strong />}
            {line.problem && <ToneTag>{say(subcategoryText(line.problem) ?? { zh: line.problem, en: line.problem })}</ToneTag>}
          </li>
        ))}
      </ul>
      {one.neededBy && (
        <p className="needed">
          <Icon name="clock" size={14} /> {t('needed')} <TimeText at={one.neededBy} style="short" />
        </p>
      )}
      {one.noteId && <Note noteId={one.noteId} number={one.noteNumber} lineIds={one.lines.flatMap(({ lineId }) => lineId ?? [])} />}
    </Section>
  );
}

type NoteProps = { readonly noteId: string; readonly number: string | null; readonly lineIds: readonly string[] };

function Note({ noteId, number, lineIds }: NoteProps) {
  const t = useTexts(texts);
  const can = useCan();
  const read = useRead(api.deliveries.show, { noteId }, { enabled: can('deliveries.read') });
  return (
    <div className="note-of-case">
      <p>
        <Icon name="truck" size={14} /> {t('note')} <Go to={`/deliveries/${noteId}`}>{number ?? read.data?.number ?? '…'}</Go>
      </p>
      {can('deliveries.read') && (
        <WhenRead read={read} rows={2}>
          {(note) => (
            <>
              {note.arrivedAt && (
                <p className="quiet">
                  {t('delivered')} <TimeText at={note.arrivedAt} style="short" /> {note.driver?.name}
                </p>
              )}
              {note.lines
                .filter(({ id }) => lineIds.includes(id))
                .map((line) => (
                  <p key={line.id} className="note-line">
                    {line.product} {line.spec} {t('ordered')}
                    <QuantityText amount={line.ordered} unit={line.unit} />
                    {line.lot && (
                      <span className="quiet">
                        {t('lot')} {line.lot}
                      </span>
                    )}
                    {line.expiresOn && (
                      <span className="quiet">
                        {t('best')} {line.expiresOn}
                      </span>
                    )}
                  </p>
                ))}
            </>
          )}
        </WhenRead>
      )}
    </div>
  );
}
