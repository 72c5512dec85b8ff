// Keeping a trace as done, keeping that somebody asked for one, and what was kept before.
import { App, Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { type Direction, inputOf, lotById, type Trace, type TraceAbout, type TraceBegin } from './trace-data.ts';
import { texts } from './trace-texts.ts';

type RecordProps = { readonly trace: Trace; readonly begin: TraceBegin; readonly direction: Direction; readonly about: TraceAbout | undefined };

export function RecordTrace({ trace, begin, direction, about }: RecordProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const keep = useSubmit(api.lots.recordTrace, {
    done: ({ lots, sites }) => message.success(t('recorded', { lots, sites })),
    refresh: ['lots', 'commitments', 'cases'],
  });
  if (!trace.can.record) return null;
  const open = trace.asks.find(({ answeredAt }) => answeredAt === null);
  return (
    <>
      <Button
        type={about || open ? 'primary' : 'default'}
        loading={keep.isPending}
        onClick={() => keep.mutate({ ...inputOf(begin, direction), traceId: open?.traceId ?? null, ...about })}
      >
        {t(about ? 'recordCase' : 'record')}
      </Button>
      {!about && <Button onClick={() => setAsking(true)}>{t('ask')}</Button>}
      <Refused error={keep.error} />
      {asking && <AskForm trace={trace} onClose={() => setAsking(false)} />}
    </>
  );
}

type Asked = { readonly askedBy: 'customer' | 'authority'; readonly words?: string };

function AskForm({ trace, onClose }: { readonly trace: Trace; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const lotId = trace.starts[0] as string;
  const ask = useSubmit(api.lots.askTrace, { done: onClose, refresh: ['lots', 'commitments'] });
  return (
    <FormDrawer<Asked>
      title={t('askTitle', { number: lotById(trace).get(lotId)?.number ?? '' })}
      submit={t('askSave')}
      initial={{ askedBy: 'authority' }}
      error={ask.error}
      busy={ask.isPending}
      onSubmit={(values) => ask.mutate({ lotId, askedBy: values.askedBy, words: values.words ?? '' })}
      onClose={onClose}
    >
      <Form.Item name="askedBy" label={t('askBy')} extra={t('askHint')}>
        <Segmented
          options={[
            { value: 'authority', label: t('authority') },
            { value: 'customer', label: t('customer') },
          ]}
        />
      </Form.Item>
      <Form.Item name="words" label={t('askWords')}>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}

export function KeptTraces({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  const open = trace.asks.filter(({ answeredAt }) => answeredAt === null);
  if (open.length + trace.kept.length === 0) return null;
  return (
    <section className="trace-kept" aria-label={t('keptTitle')}>
      {open.map(({ traceId, askedBy, askedAt, words }) => (
        <p key={traceId}>
          <ToneTag tone="amber">{t('open', { by: t(askedBy) })}</ToneTag> <TimeText at={askedAt} style="short" /> {words}
        </p>
      ))}
      {trace.kept.slice(0, 5).map(({ id, at, by, lots, sites }) => (
        <p key={id}>
          <TimeText at={at} style="short" /> {t('keptBy', { by, lots, sites })}
        </p>
      ))}
    </section>
  );
}
