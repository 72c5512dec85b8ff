// How messages are worded, in both languages; changed ones can go back to what was shipped.
import { Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';

const texts = {
  what: { zh: '花括号里的内容由系统填入，请原样保留，如 {number}。', en: 'What stands in braces is filled in by the system: keep it.' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  changed: { zh: '已改过', en: 'Changed' },
  edit: { zh: '修改', en: 'Change' },
  restore: { zh: '恢复默认', en: 'Back to default' },
  sure: { zh: '恢复为系统自带的措辞？', en: 'Go back to the shipped wording?' },
  title: { zh: '修改措辞', en: 'Change the wording' },
  subject: { zh: '标题', en: 'Subject' },
  body: { zh: '正文', en: 'Text' },
  save: { zh: '保存', en: 'Save' },
  needed: { zh: '请填写', en: 'Needed' },
  filled: { zh: '可用：', en: 'Filled in: ' },
  lost: { zh: '少了 {names}，系统的内容不会出现', en: '{names} is missing' },
};

type Wording = Answer<typeof api.outbox.wordings>['items'][number];

const placesOf = (wording: Pick<Wording, 'subject' | 'body'>): string[] => [
  ...new Set([...`${wording.subject} ${wording.body}`.matchAll(/\{\w+\}/g)].map(([place]) => place)),
];

export function Wordings() {
  const t = useTexts(texts);
  const read = useRead(api.outbox.wordings, {});
  const [open, setOpen] = useState<Wording>();
  return (
    <WhenRead read={read} rows={8}>
      {({ items }) => (
        <div className="stack">
          {/* The braces are meant as they stand, not as a place to fill. */}
          <p className="quiet" style={{ margin: 0 }}>
            {t('what', { number: '{number}' })}
          </p>
          <div className="wordings">
            {[...Map.groupBy(items, ({ name }) => name)].map(([name, versions]) => (
              <section key={name} className="card wording">
                <code className="quiet">{name}</code>
                {versions.map((wording) => (
                  <WordingEntry key={wording.locale} wording={wording} onEdit={() => setOpen(wording)} />
                ))}
              </section>
            ))}
          </div>
          {open && <WordingForm wording={open} onClose={() => setOpen(undefined)} />}
        </div>
      )}
    </WhenRead>
  );
}

function WordingEntry({ wording, onEdit }: { readonly wording: Wording; readonly onEdit: () => void }) {
  const t = useTexts(texts);
  const may = useCan()('outbox.manage');
  const restore = useSubmit(api.outbox.reword);
  const { name, locale } = wording;
  return (
    <article className="wording-entry" lang={locale}>
      <div className="row">
        <ToneTag>{t(locale === 'en' ? 'en' : 'zh')}</ToneTag>
        {wording.changed && <ToneTag tone="info">{t('changed')}</ToneTag>}
        {may && (
          <span className="row wording-acts">
            {wording.changed && (
              <Popconfirm title={t('sure')} onConfirm={() => restore.mutate({ name, locale, words: null })}>
                <button type="button" className="bare faint">
                  {t('restore')}
                </button>
              </Popconfirm>
            )}
            <button type="button" className="bare" onClick={onEdit} aria-label={`${t('edit')} ${name} ${locale}`}>
              {t('edit')}
            </button>
          </span>
        )}
      </div>
      <strong>{wording.subject}</strong>
      <p>{wording.body}</p>
      <Refused error={restore.error} />
    </article>
  );
}

type Words = { readonly subject: string; readonly body: string };

function WordingForm({ wording, onClose }: { readonly wording: Wording; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [form] = Form.useForm<Words>();
  const save = useSubmit(api.outbox.reword, { done: onClose });
  const now = Form.useWatch([], form) as Words | undefined;
  const places = placesOf(wording);
  const lost = now ? places.filter((place) => !placesOf({ subject: now.subject ?? '', body: now.body ?? '' }).includes(place)) : [];
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <FormDrawer<Words>
      title={t('title')}
      submit={t('save')}
      form={form}
      initial={{ subject: wording.subject, body: wording.body }}
      error={save.error}
      busy={save.isPending}
      onSubmit={(words) => save.mutate({ name: wording.name, locale: wording.locale, words })}
      onClose={onClose}
    >
      <p>
        <code className="quiet">{wording.name}</code>
      </p>
      <Form.Item name="subject" label={t('subject')} rules={needed}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="body" label={t('body')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={4000} />
      </Form.Item>
      {places.length > 0 && (
        <p className="quiet">
          {t('filled')}
          {places.join('  ')}
        </p>
      )}
      {lost.length > 0 && <p className="message-error">{t('lost', { names: lost.join('、') })}</p>}
    </FormDrawer>
  );
}
