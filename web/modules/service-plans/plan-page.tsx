// One version of a plan: coverage on top, then every clause with wording, source, who is bound and whether it is watched.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Go, useGo, useParam, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { CopyButton, PageHeader } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { ClauseList } from './clause-list.tsx';
import { CoverageHead } from './coverage.tsx';
import './desk.css';
import { Adopt } from './plans-page.tsx';

const texts = {
  back: { zh: '全部方案', en: 'All plans' },
  version: { zh: '第 {version} 版', en: 'Version {version}' },
  adopted: { zh: '默认方案', en: 'Default plan' },
  contract: { zh: '合同文本', en: 'Contract text' },
  basedOn: { zh: '基于', en: 'based on' },
  published: { zh: '发布于', en: 'published' },
  source: { zh: '查看原文', en: 'Show the text' },
  print: { zh: '打印', en: 'Print' },
};

export default function PlanPage() {
  const key = useParam('key');
  const version = Number(useParam('version'));
  const plan = useRead(api.servicePlans.showPlan, { key, version });
  return (
    <WhenRead read={plan} rows={10}>
      {(one) => <PlanScreen one={one} />}
    </WhenRead>
  );
}

function PlanScreen({ one }: { readonly one: Answer<typeof api.servicePlans.showPlan> }) {
  const t = useTexts(texts);
  const go = useGo();
  const [, setFamily] = useSearchState('family');
  const [, setWatch] = useSearchState('watch');
  const [open, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        onBack={() => go('/plans')}
        back={t('back')}
        title={one.title}
        tags={
          <>
            <ToneTag>{t('version', { version: one.version })}</ToneTag>
            {one.kind === 'contract' && <ToneTag>{t('contract')}</ToneTag>}
            {one.adopted && (
              <ToneTag tone="accent" icon="check">
                {t('adopted')}
              </ToneTag>
            )}
          </>
        }
        sub={
          <>
            <p className="plan-description">{one.description}</p>
            <span className="plan-facts">
              <code>{one.key}</code>
              <span>
                {t('published')} <TimeText at={one.publishedAt} />
              </span>
              {one.basedOn && (
                <span>
                  {t('basedOn')} <Go to={`/plans/${one.basedOn.key}/${one.basedOn.version}`}>{`${one.basedOn.key} ${one.basedOn.version}`}</Go>
                </span>
              )}
              <span>
                SHA-256 <code>{one.sha256.slice(0, 12)}</code> <CopyButton text={one.sha256} />
              </span>
            </span>
          </>
        }
        actions={
          <>
            <Button onClick={() => setOpen(true)}>{t('source')}</Button>
            {one.can.adopt && one.kind === 'plan' && !one.adopted && <Adopt plan={one} />}
          </>
        }
      />
      <div className="stack">
        <CoverageHead coverage={one.coverage} onFamily={setFamily} onConfirm={() => setWatch('to-confirm')} />
        <ClauseList clauses={one.clauses} calendarLink={(key) => `/calendars?calendar=${key}&holder=${one.key}&version=${one.version}`} />
      </div>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} width="min(960px, 96vw)" title={`${one.key}@${one.version}`}>
        <CopyButton text={one.content} />
        <pre className="yaml-shown">{one.content}</pre>
      </Modal>
    </>
  );
}
