// 月结资料包: what is in it and what is missing, the pages as the customer will get them, and the release by a named person.
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { PACKAGE_STATES, PART_STATES } from '../../../server/modules/settlement/words.ts';
import { useSession } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { CopyButton, Section } from '../../design/controls.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import type { Package, Parts } from './labels.ts';
import { PdfPages } from './pdf-pages.tsx';

const texts = {
  parts: { zh: '资料包内容', en: 'What is in it' },
  draft: { zh: '生成草稿', en: 'Draft it' },
  again: { zh: '重新生成', en: 'Draft again' },
  drafting: { zh: '正在生成各页，请稍候', en: 'Drawing the pages' },
  release: { zh: '审核并发布', en: 'Review and release' },
  none: { zh: '还没有资料包', en: 'No package yet' },
  noneDo: {
    zh: '对账单、考核评分表、履约月报和申诉结果装订成一份 PDF，审核发布后客户可以下载。',
    en: 'Statement, score sheet, fulfilment report and appeals in one PDF; the customer may download it once it is released.',
  },
  edition: { zh: '第 {edition} 版', en: 'edition {edition}' },
  drafted: { zh: '{name} 生成于', en: 'drafted by {name}' },
  released: { zh: '{name} 发布于', en: 'released by {name}' },
  changed: { zh: '有变化，请重新生成', en: 'changed: draft again' },
  preview: { zh: '预览', en: 'Preview' },
  askTitle: { zh: '以“{who}”的名义发布？', en: 'Release in the name of {who}?' },
  ask: {
    zh: '内容从此冻结，客户可以下载。以后的变化要另出一版。',
    en: 'It is frozen and the customer may download it. Later changes need another edition.',
  },
  missing: { zh: '还缺少：{parts}', en: 'Missing: {parts}' },
  reason: { zh: '仍要发布的原因（会记录）', en: 'Why it goes out without (recorded)' },
  why: { zh: '缺件发布原因：', en: 'Released with parts missing: ' },
  hash: { zh: '文件指纹', en: 'Hash of the file' },
};

type TabProps = { readonly customerId: string; readonly month: string };

export function PackageTab({ customerId, month }: TabProps) {
  const read = useRead(api.settlement.packageParts, { customerId, month });
  return (
    <WhenRead read={read} rows={6}>
      {(parts) => (
        <div className="package-columns">
          <Contents parts={parts} customerId={customerId} month={month} />
          {parts.latest ? <Latest packageId={parts.latest.packageId} /> : <Nothing />}
        </div>
      )}
    </WhenRead>
  );
}

function Nothing() {
  const t = useTexts(texts);
  return (
    <Empty title={t('none')} icon="file">
      {t('noneDo')}
    </Empty>
  );
}

const partTones = { included: 'accent', missing: 'danger', none: 'plain' } as const;

function Contents({ parts, customerId, month }: TabProps & { readonly parts: Parts }) {
  const t = useTexts(texts);
  const say = useSay();
  const draft = useSubmit(api.settlement.draftPackage);
  const stale = parts.parts.some(({ changed }) => changed);
  return (
    <Section title={t('parts')} icon="file">
      <ul className="list-plain">
        {parts.parts.map((part) => (
          <li key={part.kind}>
            <span className="two-lines">
              <span>{say(part.label)}</span>
              <small className="quiet">{say(part.says)}</small>
            </span>
            <span className="end row">
              {part.changed && <ToneTag icon="refresh">{t('changed')}</ToneTag>}
              <ToneTag tone={partTones[part.state]} {...(part.state === 'included' ? { icon: 'check' as const } : {})}>
                {say(PART_STATES[part.state])}
              </ToneTag>
            </span>
          </li>
        ))}
      </ul>
      {parts.can.draft && (
        <div className="row package-draft">
          <Button type={parts.latest && !stale ? 'default' : 'primary'} loading={draft.isPending} onClick={() => draft.mutate({ customerId, month })}>
            {t(parts.latest ? 'again' : 'draft')}
          </Button>
          {draft.isPending && (
            <span className="quiet" role="status">
              {t('drafting')}
            </span>
          )}
        </div>
      )}
      <Refused error={draft.error} />
    </Section>
  );
}

function Latest({ packageId }: { readonly packageId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const open = useOpenForm();
  const read = useRead(api.settlement.showPackage, { packageId });
  return (
    <WhenRead read={read} rows={8}>
      {(one) => (
        <section className="card stack" aria-label={t('preview')}>
          <div className="row">
            <ToneTag tone={one.state === 'released' ? 'accent' : 'plain'}>{say(PACKAGE_STATES[one.state])}</ToneTag>
            <span className="quiet">{t('edition', { edition: one.edition })}</span>
            <span className="quiet">
              {one.releasedBy ? t('released', { name: one.releasedBy.name }) : t('drafted', { name: one.draftedBy.name })}{' '}
              <TimeText at={one.releasedAt ?? one.draftedAt} style="short" />
            </span>
            {one.can.release && (
              <Button type="primary" onClick={() => open((close) => <Release one={one} onClose={close} />)}>
                {t('release')}
              </Button>
            )}
          </div>
          {one.reason && (
            <p className="quiet">
              {t('why')}
              {one.reason}
            </p>
          )}
          <PdfPages key={one.pdfSha256 ?? one.sha256} packageId={one.packageId} title={`${one.customer.name} ${one.month}`} />
          {one.pdfSha256 && (
            <p className="quiet number">
              {t('hash')} SHA-256 <code>{one.pdfSha256.slice(0, 16)}</code> <CopyButton text={one.pdfSha256} />
            </p>
          )}
        </section>
      )}
    </WhenRead>
  );
}

function Release({ one, onClose }: { readonly one: Package; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const { message } = App.useApp();
  const who = useSession()?.name ?? '';
  const [reason, setReason] = useState('');
  const released = () => {
    void message.success(say(PACKAGE_STATES.released));
    onClose();
  };
  const release = useSubmit(api.settlement.releasePackage, { done: released });
  const missing = one.parts.filter(({ state }) => state === 'missing');
  const ready = missing.length === 0 || reason.trim().length > 3;
  return (
    <ActDrawer
      title={t('askTitle', { who })}
      submit={t('release')}
      error={release.error}
      busy={release.isPending}
      ready={ready}
      width={520}
      onSubmit={() => release.mutate({ packageId: one.packageId, sha256: one.sha256, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <p>{t('ask')}</p>
      {missing.length > 0 && (
        <>
          <p className="score-bad">
            <Icon name="alert" size={15} /> {t('missing', { parts: missing.map(({ label }) => say(label)).join('、') })}
          </p>
          <Field label={t('reason')}>
            <Input.TextArea value={reason} onChange={({ target }) => setReason(target.value)} autoSize={{ minRows: 2 }} maxLength={500} />
          </Field>
        </>
      )}
    </ActDrawer>
  );
}
