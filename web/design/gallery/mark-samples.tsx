import { CopyButton, KeyHint, Section } from '../controls.tsx';
import { Hint } from '../hint.tsx';
import { ICON_NAMES, Icon } from '../icon.tsx';
import { type Category, type Channel, categoryLabels, channelLabels, type Verdict, verdictLabels } from '../labels.ts';
import { CategoryDot, ChannelMark, EvidenceGrade, SeverityTag, ToneTag, VerdictTag } from '../marks.tsx';
import { MoneyText, Person, QuantityText } from '../people.tsx';
import { DurationText, TimeText } from '../time-text.tsx';

const now = Date.now();
const keys = <T extends string>(labels: Record<T, unknown>): T[] => Object.keys(labels) as T[];

export function MarkSamples() {
  return (
    <Section title="标记" icon="star">
      <div className="stack">
        <div className="row">
          {keys<Category>(categoryLabels).map((category) => (
            <CategoryDot key={category} category={category} />
          ))}
          {keys<Category>(categoryLabels).map((category) => (
            <CategoryDot key={category} category={category} label />
          ))}
        </div>
        <div className="row">
          {keys<Verdict>(verdictLabels).map((verdict) => (
            <VerdictTag key={verdict} verdict={verdict} />
          ))}
          <VerdictTag verdict="met" count={58} />
        </div>
        <div className="row">
          {(['A', 'B', 'C', 'D'] as const).map((grade) => (
            <EvidenceGrade key={grade} grade={grade} />
          ))}
          {[1, 2, 3, 4].map((severity) => (
            <SeverityTag key={severity} severity={severity} />
          ))}
          <ToneTag>普通</ToneTag>
          <ToneTag tone="accent" icon="check">
            已确认
          </ToneTag>
          <ToneTag tone="info">等待客户</ToneTag>
          <ToneTag tone="amber" icon="clock">
            将到期
          </ToneTag>
          <ToneTag tone="danger" icon="alert">
            已冻结
          </ToneTag>
        </div>
        <div className="row">
          {keys<Channel>(channelLabels).map((channel) => (
            <ChannelMark key={channel} channel={channel} label />
          ))}
        </div>
        <div className="row" style={{ gap: 16 }}>
          <Person name="王小明" note="专属客服" />
          <Person name="Li Lei" />
          <Person name={null} />
          <QuantityText amount={31_400} unit="kg" strong />
          <QuantityText amount={1_250} unit="jin" />
          <QuantityText amount={3} unit="box" />
          <MoneyText fen={1_234_567} strong />
          <TimeText at={now} />
          <TimeText at={now - 200 * 86_400_000} style="date" />
          <TimeText at={now - 34 * 60_000} style="relative" />
          <TimeText at={now + 100 * 60_000} style="relative" />
          <DurationText ms={8_100_000} />
          <KeyHint keys="Ctrl+V" />
          <KeyHint keys="g q" />
          <CopyButton text="SH-20261121-0007">SH-20261121-0007</CopyButton>
          <Hint text="承诺原文：接到质量问题反馈后 15 分钟内响应。" focusable>
            <u>第 9.1 条</u>
          </Hint>
        </div>
        <div className="row" style={{ color: 'var(--ink-2)' }}>
          {ICON_NAMES.map((name) => (
            <Icon key={name} name={name} label={name} size={20} />
          ))}
        </div>
      </div>
    </Section>
  );
}
