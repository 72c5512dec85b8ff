// Visits on site, newest first, each with what proves it: distance and signature.
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { thumbnailUrl } from '../../client/upload.ts';
import { Section } from '../../design/controls.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { Lightbox } from '../../design/photo-grid.tsx';
import { Loading, Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import type { Card } from './customer-form.tsx';
import { showMetres } from './labels.ts';

const texts = {
  title: { zh: '上门回访', en: 'Visits' },
  none: { zh: '还没有回访记录。', en: 'No visit yet.' },
  near: { zh: '现场 {metres}', en: 'on site, {metres}' },
  far: { zh: '距食堂 {metres}', en: '{metres} away' },
  unknown: { zh: '无定位', en: 'no position' },
  signed: { zh: '客户签字', en: 'Customer’s signature' },
  unsigned: { zh: '未签字', en: 'not signed' },
  late: { zh: '补录于', en: 'entered' },
  more: { zh: '载入更早的', en: 'Earlier ones' },
};

type Visit = Card['visits'][number];
const ON_SITE = 300;
const LATE = 30 * 60_000;

export function CardVisits({ card }: { readonly card: Card }) {
  const t = useTexts(texts);
  const pages = useReadPages(api.customers.visits, { customerId: card.id, limit: 10 });
  return (
    <Section title={t('title')} icon="check">
      {pages.error ? <Refused error={pages.error} onRetry={() => pages.refetch()} /> : null}
      {pages.isPending && <Loading rows={3} />}
      {pages.data && pages.items.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="list-plain">
        {pages.items.map((visit) => (
          <VisitEntry key={visit.id} visit={visit} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </Section>
  );
}

function VisitEntry({ visit }: { readonly visit: Visit }) {
  const t = useTexts(texts);
  const late = Date.parse(visit.recordedAt) - Date.parse(visit.visitedAt) > LATE;
  return (
    <li>
      <div className="visit-entry">
        <div className="row">
          <strong>
            <TimeText at={visit.visitedAt} />
          </strong>
          <span>{visit.siteName}</span>
          <Person name={visit.visitedBy.name} />
          <Distance metres={visit.metres} />
          {!visit.signatureFileId && <ToneTag>{t('unsigned')}</ToneTag>}
        </div>
        {visit.summary && <p>{visit.summary}</p>}
        {late && (
          <small className="quiet">
            {t('late')} <TimeText at={visit.recordedAt} />
          </small>
        )}
        {visit.signatureFileId && <Signature fileId={visit.signatureFileId} />}
      </div>
    </li>
  );
}

function Distance({ metres }: { readonly metres: number | null }) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (metres === null) return <ToneTag>{t('unknown')}</ToneTag>;
  const near = metres <= ON_SITE;
  return (
    <ToneTag tone={near ? 'accent' : 'danger'} icon={near ? 'check' : 'alert'}>
      {t(near ? 'near' : 'far', { metres: showMetres(metres, locale) })}
    </ToneTag>
  );
}

function Signature({ fileId }: { readonly fileId: string }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button type="button" className="bare" onClick={() => setOpen(true)} aria-label={t('signed')}>
        <img className="signed" src={thumbnailUrl(fileId)} alt={t('signed')} />
      </button>
      {open && <Lightbox photos={[{ id: fileId, caption: t('signed') }]} first={0} onClose={() => setOpen(false)} />}
    </div>
  );
}
