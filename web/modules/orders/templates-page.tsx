// 常用单: what a site usually orders, kept under a name. Chosen in the new order, changed here.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { Field } from '../cases/choices.tsx';
import '../cases/desk.css';
import { SiteSelect } from '../customers/customer-select.tsx';
import { DraftLines } from './draft-lines.tsx';
import type { Template } from './labels.ts';
import { LineBox } from './line-box.tsx';
import { emptyOrder, lineOf } from './order-draft.ts';
import { useAmountWords } from './order-look.tsx';
import './orders.css';
import { templateLines } from './save-template.tsx';
import { useOrderDraft } from './use-order-draft.ts';

const texts = {
  title: { zh: '常用单', en: 'Templates' },
  sub: {
    zh: '食堂每天订得差不多的，存成一张，收单时一键带出；食堂端也看得到。',
    en: 'What a site orders every day, filled in at once here and in the portal.',
  },
  back: { zh: '返回订单', en: 'Back to the orders' },
  site: { zh: '食堂', en: 'Site' },
  choose: { zh: '先选一个食堂', en: 'Choose a site' },
  none: { zh: '这个食堂还没有常用单', en: 'No template yet' },
  noneDo: { zh: '可以新建，或在收单时点“存为常用单”。', en: 'Make one, or save one from an order.' },
  new: { zh: '新建常用单', en: 'New template' },
  name: { zh: '名称', en: 'Name' },
  hint: { zh: '例如：周一早餐', en: 'Such as: Monday breakfast' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  change: { zh: '更改', en: 'Change' },
  remove: { zh: '删除', en: 'Remove' },
  sure: { zh: '确定删除', en: 'Really remove' },
  order: { zh: '用它收单', en: 'Order it' },
  lines: { zh: '{count} 种', en: '{count} lines' },
};

export default function TemplatesPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [siteId, setSite] = useSearchState('site');
  const help = useRead(api.orders.help, { siteId }, { enabled: siteId !== '' });
  const [open, setOpen] = useState<string>();
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} onBack={() => go('/orders')} back={t('back')} />
      <div className="stack">
        <div className="template-site">
          <Field label={t('site')}>
            <SiteSelect value={siteId || undefined} onChange={(id) => [setSite(id ?? ''), setOpen(undefined)]} autoFocus />
          </Field>
        </div>
        {siteId === '' ? (
          <Empty title={t('choose')} icon="home" />
        ) : (
          <WhenRead read={help}>
            {({ templates }) => (
              <>
                {templates.length === 0 && open !== 'new' && (
                  <Empty title={t('none')} icon="copy">
                    {t('noneDo')}
                  </Empty>
                )}
                {templates.map((one) =>
                  open === one.id ? (
                    <Editor key={one.id} siteId={siteId} template={one} onClose={() => setOpen(undefined)} />
                  ) : (
                    <Card key={one.id} template={one} onChange={() => setOpen(one.id)} />
                  ),
                )}
                {open === 'new' ? (
                  <Editor siteId={siteId} template={undefined} onClose={() => setOpen(undefined)} />
                ) : (
                  <div>
                    <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen('new')}>
                      {t('new')}
                    </Button>
                  </div>
                )}
              </>
            )}
          </WhenRead>
        )}
      </div>
    </>
  );
}

function Card({ template, onChange }: { readonly template: Template; readonly onChange: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const amount = useAmountWords();
  const [sure, setSure] = useState(false);
  const remove = useSubmit(api.orders.removeTemplate);
  const { id, siteId, name, lines, changedAt } = template;
  return (
    <Section
      title={name}
      icon="copy"
      extra={
        <span className="quiet">
          {t('lines', { count: lines.length })} · <TimeText at={changedAt} style="relative" />
        </span>
      }
    >
      <p className="template-lines">
        {lines.map((line, index) => (
          <span key={index} className="template-line">
            {line.product} <span className="number">{amount(line.amount, line.unit)}</span>
          </span>
        ))}
      </p>
      <Refused error={remove.error} />
      <div className="row">
        <Button onClick={() => go('/orders/new', { site: siteId })}>{t('order')}</Button>
        <Button onClick={onChange}>{t('change')}</Button>
        <Button
          danger={sure}
          type={sure ? 'primary' : 'text'}
          loading={remove.isPending}
          onClick={() => (sure ? remove.mutate({ templateId: id }) : setSure(true))}
        >
          {t(sure ? 'sure' : 'remove')}
        </Button>
      </div>
    </Section>
  );
}

type EditorProps = { readonly siteId: string; readonly template: Template | undefined; readonly onClose: () => void };

function Editor({ siteId, template, onClose }: EditorProps) {
  const t = useTexts(texts);
  const [name, setName] = useState(template?.name ?? '');
  const work = useOrderDraft({ ...emptyOrder(siteId), lines: (template?.lines ?? []).map(lineOf) });
  const { draft, checks } = work;
  const save = useSubmit(api.orders.saveTemplate, { done: onClose });
  const change = useSubmit(api.orders.changeTemplate, { done: onClose });
  const lines = templateLines(draft);
  const send = () => {
    const said = { name: name.trim(), lines };
    if (template) change.mutate({ templateId: template.id, ...said });
    else save.mutate({ siteId, ...said });
  };
  return (
    <Section title={t(template ? 'change' : 'new')} icon="copy">
      <div className="stack">
        <Field label={t('name')}>
          <Input value={name} maxLength={40} placeholder={t('hint')} autoFocus onChange={({ target }) => setName(target.value)} />
        </Field>
        <div>
          <DraftLines
            lines={draft.lines}
            checks={checks}
            siteId={siteId}
            on={draft.deliveryOn}
            onPut={work.put}
            onRemove={work.remove}
            onNext={work.focusBox}
          />
          <LineBox
            siteId={siteId}
            on={draft.deliveryOn}
            starts={draft.lines.length === 0 ? work.starts : []}
            onAdd={work.add}
            onKnown={work.put}
            onUp={work.focusLast}
            boxRef={work.box}
          />
        </div>
        <Refused error={save.error ?? change.error} onRetry={send} />
        <div className="row">
          <Button
            type="primary"
            disabled={name.trim() === '' || lines.length === 0 || work.wrong > 0}
            loading={save.isPending || change.isPending}
            onClick={send}
          >
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Section>
  );
}
