// Writing: to the customer (white, green edge) or for us only (yellow), never in doubt which. Alt+1…5 put in a ready sentence, Ctrl+Enter sends.
import { Button, Input } from 'antd';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { KeyHint } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { channelLabels } from '../../design/labels.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { REFRESH } from './acts-to-solve.tsx';
import type { FullCase } from './case-look.tsx';
import { useLateEntry } from './late-entry.tsx';

const texts = {
  answer: { zh: '答复客户', en: 'Answer the customer' },
  note: { zh: '内部备注', en: 'Internal note' },
  said: { zh: '登记客户的话', en: 'What the customer said' },
  answerHint: { zh: '写给 {customer}，客户看得到', en: 'To {customer}, visible to the customer' },
  noteHint: { zh: '只有同事能看到', en: 'Only colleagues see this' },
  saidHint: { zh: '客户在电话、微信里说了什么', en: 'What the customer said by phone or chat' },
  channel: { zh: '经由', en: 'By' },
  send: { zh: '发送答复', en: 'Send' },
  save: { zh: '保存备注', en: 'Save note' },
  record: { zh: '登记', en: 'Record' },
  quick: { zh: '常用语', en: 'Ready words' },
  q1: { zh: '已收到', en: 'Received' },
  q1Body: { zh: '您好，您反映的问题已收到，我们正在核实，会尽快给您处理方案。', en: 'We have your report and are looking into it now.' },
  q2: { zh: '马上补送', en: 'Replacing' },
  q2Body: {
    zh: '非常抱歉。我们马上安排补送，预计 {time} 前送到，请先留好有问题的货，司机一并带回。',
    en: 'We are sorry. The replacement arrives by {time}; please keep the goods.',
  },
  q3: { zh: '请拍照', en: 'Photo please' },
  q3Body: { zh: '麻烦您拍一下问题商品和外包装标签（看得到批次、日期），方便我们马上追查。', en: 'Please photograph the goods and the label.' },
  q4: { zh: '食安关怀', en: 'Safety' },
  q4Body: {
    zh: '请立即停用这批商品并保留剩余食材、包装和留样。有人不适请马上就医并保留票据，我们的负责人会立即与您联系。',
    en: 'Please stop using the goods and keep the rest, the packaging and the retained sample. See a doctor where needed.',
  },
  q5: { zh: '请确认', en: 'Confirm?' },
  q5Body: { zh: '问题已处理完成，请您看一下是否满意，有任何问题随时告诉我们。', en: 'It is settled. Please tell us whether you are satisfied.' },
  meal: { zh: '开餐', en: 'the meal' },
};

type Tab = 'answer' | 'note' | 'said';
const QUICK = ['q1', 'q2', 'q3', 'q4', 'q5'] as const;
const BY = ['portal', 'wechat', 'phone', 'sms', 'email'] as const;
type By = (typeof BY)[number];

/** People are answered where they spoke. */
const firstChannel = (channel: string): By => (channel === 'paste' || channel === 'wechat' ? 'wechat' : channel === 'phone' ? 'phone' : 'portal');

/** Opened by "answer" from the queue: the field is ready to type in. */
function useAtStart(start: Tab | undefined, focus: (tab: Tab) => void): void {
  const [asked] = useState(start);
  const first = useRef(focus);
  useEffect(() => {
    if (asked) first.current(asked);
  }, [asked]);
}

export type ComposerHandle = { readonly focus: (tab: Tab) => void };
type ComposerProps = { readonly one: FullCase; readonly handle: React.Ref<ComposerHandle>; readonly start?: Tab | undefined };

export function Composer({ one, handle, start }: ComposerProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const tabs: Tab[] = [
    ...(one.can.answer ? (['answer'] as const) : []),
    ...(one.can.note ? (['note'] as const) : []),
    ...(one.can.answer ? (['said'] as const) : []),
  ];
  const [tab, setTab] = useState<Tab>(start ?? tabs[0] ?? 'note');
  const [words, setWords] = useState<Record<Tab, string>>({ answer: '', note: '', said: '' });
  const [channel, setChannel] = useState<By>(firstChannel(one.channel));
  const late = useLateEntry();
  const box = useRef<HTMLDivElement>(null);
  const done = () => {
    setWords((all) => ({ ...all, [tab]: '' }));
    late.reset();
  };
  const answer = useSubmit(api.cases.answer, { ...REFRESH, done });
  const note = useSubmit(api.cases.note, { ...REFRESH, done });
  const said = useSubmit(api.cases.recordCustomerMessage, { ...REFRESH, done });
  const submit = { answer, note, said }[tab];
  const focus = (next: Tab) => {
    setTab(tabs.includes(next) ? next : (tabs[0] ?? next));
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector('textarea')?.focus();
  };
  useImperativeHandle(handle, () => ({ focus }));
  useAtStart(start, focus);
  useShortcut('r', t('answer'), tabs.includes('answer') ? () => focus('answer') : undefined);
  useShortcut('i', t('note'), tabs.includes('note') ? () => focus('note') : undefined);
  if (tabs.length === 0) return null;
  const body = words[tab].trim();
  const ready = body !== '' && !late.pending && !late.busy;
  const send = () => {
    if (!ready || submit.isPending) return;
    if (tab === 'note') note.mutate({ caseId: one.id, body });
    else submit.mutate({ caseId: one.id, body, channel, ...late.input } as never);
  };
  const put = (key: (typeof QUICK)[number]) => {
    const time = one.neededBy ? showTime(one.neededBy, locale, 'short') : t('meal');
    const sentence = t(`${key}Body`, { time });
    setWords((all) => ({ ...all, answer: all.answer ? `${all.answer}\n${sentence}` : sentence }));
    focus('answer');
  };
  return (
    <section className={`composer composer-${tab}`} ref={box} aria-label={t(tab)}>
      <Tabs tabs={tabs} tab={tab} onTab={focus} />
      <Input.TextArea
        variant="borderless"
        value={words[tab]}
        aria-label={t(tab)}
        placeholder={t(`${tab}Hint`, { customer: one.customer.name })}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={4000}
        onChange={({ target }) => setWords((all) => ({ ...all, [tab]: target.value }))}
        onKeyDown={(event) => {
          const quick = event.altKey ? QUICK[Number(event.code.replace('Digit', '')) - 1] : undefined;
          if (quick && tab === 'answer') {
            event.preventDefault();
            put(quick);
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            send();
          }
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {tab === 'answer' && <Quick onPut={put} />}
      {tab !== 'note' && late.field}
      <Refused error={submit.error} onRetry={send} />
      <div className="composer-foot">
        {tab !== 'note' && <ChannelPick channel={channel} onPick={setChannel} />}
        <Button type="primary" onClick={send} loading={submit.isPending} disabled={!ready}>
          {t(tab === 'answer' ? 'send' : tab === 'note' ? 'save' : 'record')} <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
    </section>
  );
}

function Tabs({ tabs, tab, onTab }: { readonly tabs: readonly Tab[]; readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  const t = useTexts(texts);
  return (
    <div className="composer-tabs" role="tablist">
      {tabs.map((one) => (
        <button key={one} type="button" role="tab" aria-selected={one === tab} onClick={() => onTab(one)}>
          <Icon name={one === 'note' ? 'lock' : one === 'said' ? 'phone' : 'chat'} size={14} /> {t(one)}
        </button>
      ))}
    </div>
  );
}

function Quick({ onPut }: { readonly onPut: (key: (typeof QUICK)[number]) => void }) {
  const t = useTexts(texts);
  return (
    <fieldset className="quick">
      <legend className="only-heard">{t('quick')}</legend>
      {QUICK.map((key, index) => (
        <button key={key} type="button" onClick={() => onPut(key)} title={`Alt+${index + 1}`}>
          {t(key)}
        </button>
      ))}
    </fieldset>
  );
}

function ChannelPick({ channel, onPick }: { readonly channel: By; readonly onPick: (by: By) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <label className="composer-channel">
      <span className="quiet">{t('channel')}</span>
      <select className="plain-field" value={channel} onChange={({ target }) => onPick(target.value as By)}>
        {BY.map((by) => (
          <option key={by} value={by}>
            {say(channelLabels[by])}
          </option>
        ))}
      </select>
    </label>
  );
}
