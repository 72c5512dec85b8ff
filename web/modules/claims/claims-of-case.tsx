// Replacements of a case: those on the way, and asking for one more.
import { Button } from 'antd';
import { useState } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { KeyHint, Section } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { WhenRead } from '../../design/states.tsx';
import type { FullCase } from '../cases/case-look.tsx';
import { ClaimCard } from './claim-card.tsx';
import './desk-claims.css';
import { reasonOf } from './reason-of.ts';
import { RequestClaim } from './request-claim.tsx';
import type { Subject } from './use-request.ts';

const texts = {
  title: { zh: '退换赔付', en: 'Claims' },
  none: { zh: '还没有退换赔付申请。', en: 'No claim yet.' },
  request: { zh: '申请退换赔付', en: 'Request' },
};

const subjectOf = (one: FullCase): Subject => ({
  caseId: one.id,
  customerId: one.customer.id,
  siteId: one.site?.id ?? null,
  noteId: one.noteId,
  noteNumber: one.noteNumber,
  category: one.category,
  reason: reasonOf(one.subcategory),
  neededBy: one.neededBy,
  lines: one.lines,
  beside: false,
});

export function ClaimsOfCase({ one }: { readonly one: FullCase }) {
  const t = useTexts(texts);
  const [asking, setAsking] = useState(false);
  const read = useRead(api.claims.ofCase, { caseId: one.id });
  const may = read.data?.can.request === true;
  useShortcut('b', t('request'), may ? () => setAsking(true) : undefined);
  const close = () => setAsking(false);
  return (
    <Section
      title={t('title')}
      icon="truck"
      extra={
        may && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('request')} <KeyHint keys="b" />
          </Button>
        )
      }
    >
      <WhenRead read={read} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('none')}</p>
          ) : (
            <div className="stack">
              {items.map((claim) => (
                <ClaimCard key={claim.id} claim={claim} />
              ))}
            </div>
          )
        }
      </WhenRead>
      {asking && <RequestClaim one={subjectOf(one)} onDone={close} onClose={close} />}
    </Section>
  );
}
