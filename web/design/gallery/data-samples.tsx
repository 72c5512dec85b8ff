import type { TableProps } from 'antd';
import type { Clock } from '../clock.ts';
import { ClockRing } from '../clock-ring.tsx';
import { CardRow, Facts, Section, ShareBar, StatCard } from '../controls.tsx';
import { DataTable } from '../desk/data-table.tsx';
import type { Category } from '../labels.ts';
import { CategoryDot, ChannelMark, EvidenceGrade, ToneTag } from '../marks.tsx';
import { Person } from '../people.tsx';
import { TimeText } from '../time-text.tsx';

type Row = {
  readonly id: string;
  readonly clock: Clock;
  readonly category: Category;
  readonly site: string;
  readonly subject: string;
  readonly channel: string;
  readonly who: string | null;
  readonly last: number;
};

const now = Date.now();
const ROWS: readonly Row[] = [
  {
    id: 'SH-0007',
    category: 'food-safety',
    site: '实验小学 · 一食堂',
    subject: '菠菜发黏有异味，午餐要用',
    channel: 'paste',
    who: '王小明',
    clock: { startAt: now - 840_000, dueAt: now + 60_000 },
    last: now - 120_000,
  },
  {
    id: 'SH-0006',
    category: 'delivery',
    site: '市第三医院 · 营养科',
    subject: '五花肉少 6 斤',
    channel: 'qr',
    who: null,
    clock: { startAt: now - 600_000, dueAt: now + 300_000 },
    last: now - 600_000,
  },
  {
    id: 'SH-0004',
    category: 'quality',
    site: '机关食堂',
    subject: '西红柿偏软，要求换货',
    channel: 'phone',
    who: '陈敏',
    clock: { startAt: now - 7_200_000, dueAt: now + 7_200_000, pausedSince: now - 900_000 },
    last: now - 900_000,
  },
  {
    id: 'SH-0003',
    category: 'packaging-label',
    site: '第二中学',
    subject: '鸡蛋外箱标签缺生产日期',
    channel: 'portal',
    who: '陈敏',
    clock: { startAt: now - 18_000_000, dueAt: now - 720_000 },
    last: now - 5_400_000,
  },
];

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  { title: '时限', key: 'clock', width: 64, render: (_, row) => <ClockRing clock={row.clock} size={38} /> },
  { title: '类别', dataIndex: 'category', width: 56, render: (category: Category) => <CategoryDot category={category} /> },
  { title: '单号', dataIndex: 'id' },
  { title: '客户', dataIndex: 'site' },
  { title: '事由', dataIndex: 'subject' },
  { title: '渠道', dataIndex: 'channel', render: (channel: string) => <ChannelMark channel={channel} /> },
  { title: '经办', dataIndex: 'who', render: (who: string | null) => (who ? <Person name={who} /> : <ToneTag>待分派</ToneTag>) },
  { title: '最近动态', dataIndex: 'last', render: (last: number) => <TimeText at={last} style="relative" /> },
];

export function DataSamples() {
  return (
    <>
      <CardRow>
        <StatCard label="进行中" value={62} note="较昨日同时 −4" />
        <StatCard label="30 分钟内到期" value={3} tone="amber" note="2 单已有人处理" onClick={() => undefined} />
        <StatCard label="已超时" value={1} tone="danger" />
        <StatCard label="本月按时率" value="98.6" unit="%" tone="accent" note="目标 98%" />
      </CardRow>
      <Section title="队列样式的表格" icon="queue">
        <DataTable label="售后单" rows={ROWS} rowKey="id" columns={COLUMNS} onOpen={() => undefined} />
      </Section>
      <Section title="构成与资料" icon="chart">
        <div className="stack">
          <ShareBar
            parts={[
              { key: 'met', label: '按时', value: 58, tone: 'accent' },
              { key: 'running', label: '进行中', value: 7, tone: 'info' },
              { key: 'missed', label: '超时', value: 2, tone: 'danger' },
              { key: 'excused', label: '免责', value: 1, tone: 'pause' },
              { key: 'unobserved', label: '尚未监测', value: 9, tone: 'hatched' },
            ]}
          />
          <Facts
            items={[
              { label: '客户', value: '实验小学 · 一食堂' },
              { label: '用餐', value: '早 07:10，午 11:40' },
              { label: '凭证', value: <EvidenceGrade grade="A" /> },
            ]}
          />
        </div>
      </Section>
    </>
  );
}
