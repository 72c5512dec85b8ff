import type { Clock } from '../clock.ts';
import { ClockBadge, ClockRing } from '../clock-ring.tsx';
import { CommitmentStrip, type StripFact } from '../commitment-strip.tsx';
import { Section } from '../controls.tsx';
import { VerdictTag } from '../marks.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const opened = Date.now();
const ago = (ms: number): number => opened - ms;
const ahead = (ms: number): number => opened + ms;

const CLOCKS: readonly { readonly name: string; readonly clock: Clock }[] = [
  { name: '充裕', clock: { startAt: ago(20 * MINUTE), dueAt: ahead(200 * MINUTE) } },
  { name: '过半', clock: { startAt: ago(30 * MINUTE), dueAt: ahead(28 * MINUTE) } },
  { name: '将到期', clock: { startAt: ago(13 * MINUTE), dueAt: ahead(2 * MINUTE) } },
  { name: '超时', clock: { startAt: ago(27 * MINUTE), dueAt: ago(12 * MINUTE) } },
  { name: '超时很久', clock: { startAt: ago(60 * HOUR), dueAt: ago(52 * HOUR) } },
  { name: '暂停', clock: { startAt: ago(90 * MINUTE), dueAt: ahead(100 * MINUTE), pausedSince: ago(20 * MINUTE) } },
  { name: '数天', clock: { startAt: ago(24 * HOUR), dueAt: ahead(120 * HOUR) } },
  { name: '达标', clock: { startAt: ago(30 * MINUTE), dueAt: ago(15 * MINUTE), endedAt: ago(22 * MINUTE), verdict: 'met' } },
  { name: '未达标', clock: { startAt: ago(90 * MINUTE), dueAt: ago(60 * MINUTE), endedAt: ago(60 * MINUTE), verdict: 'missed' } },
  { name: '免责', clock: { startAt: ago(90 * MINUTE), dueAt: ago(60 * MINUTE), verdict: 'excused' } },
  { name: '未定', clock: { startAt: ago(9 * MINUTE), dueAt: null } },
];

export function ClockSamples() {
  return (
    <Section title="时限环与时限条目" icon="clock">
      <div className="row" style={{ gap: 24 }}>
        {CLOCKS.map(({ name, clock }) => (
          <div key={name} style={{ display: 'grid', justifyItems: 'center', gap: 4 }}>
            <ClockRing clock={clock} />
            <small className="quiet">{name}</small>
          </div>
        ))}
        <ClockRing clock={{ startAt: ago(9 * MINUTE), dueAt: ahead(6 * MINUTE) }} size={96} />
      </div>
      <div className="row" style={{ gap: 20, marginTop: 16 }}>
        {CLOCKS.map(({ name, clock }) => (
          <ClockBadge key={name} clock={clock} label="4 小时办结" due />
        ))}
      </div>
    </Section>
  );
}

const BASE = Math.floor(opened / HOUR) * HOUR - 6 * HOUR;
const RUNNING: readonly StripFact[] = [
  { id: '1', occurredAt: BASE - 12 * MINUTE, recordedAt: BASE + 4 * MINUTE, label: '微信报告', grade: 'C' },
  { id: '2', occurredAt: BASE + 9 * MINUTE, label: '已受理', grade: 'B' },
  { id: '3', occurredAt: BASE + 22 * MINUTE, label: '已答复客户', grade: 'A' },
  { id: '4', occurredAt: BASE + 70 * MINUTE, label: '等待客户', grade: 'B' },
  { id: '5', occurredAt: BASE + 130 * MINUTE, label: '客户回复', grade: 'A' },
  { id: '6', occurredAt: BASE + 180 * MINUTE, label: '换货已批准', grade: 'B' },
];

export function StripSamples() {
  const thresholds = [
    { at: BASE + 150 * MINUTE, label: '50%' },
    { at: BASE + 225 * MINUTE, label: '75%' },
  ];
  const pauses = [{ from: BASE + 70 * MINUTE, to: BASE + 130 * MINUTE, reason: '等待客户' }];
  return (
    <Section title="时限轴" icon="chart">
      <div className="stack">
        <div className="row">
          <VerdictTag verdict="running" /> 第 9.2 条 质量问题 4 小时办结
        </div>
        <CommitmentStrip startAt={BASE} dueAt={ahead(70 * MINUTE)} pauses={pauses} thresholds={thresholds} facts={RUNNING} />
        <div className="row">
          <VerdictTag verdict="met" /> 按时
        </div>
        <CommitmentStrip
          startAt={BASE}
          dueAt={BASE + 300 * MINUTE}
          endedAt={BASE + 221 * MINUTE}
          verdict="met"
          pauses={pauses}
          thresholds={thresholds}
          facts={[...RUNNING, { id: '7', occurredAt: BASE + 221 * MINUTE, label: '补货已签收', grade: 'A' }]}
        />
        <div className="row">
          <VerdictTag verdict="missed" /> 超时
        </div>
        <CommitmentStrip
          startAt={BASE}
          dueAt={BASE + 200 * MINUTE}
          endedAt={BASE + 290 * MINUTE}
          verdict="missed"
          facts={[
            ...RUNNING.slice(0, 3),
            { id: '8', occurredAt: BASE + 260 * MINUTE, recordedAt: BASE + 290 * MINUTE, label: '补货已签收（补录）', grade: 'C' },
          ]}
        />
      </div>
    </Section>
  );
}
