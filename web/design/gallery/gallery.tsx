// Every piece in every state on one page, for looking at and for pictures. `?phone` shows the phone parts in a narrow column.
import { Button, Segmented } from 'antd';
import { LocaleSwitch, ThemeSwitch } from '../../app/switches.tsx';
import { PageHeader, Section } from '../controls.tsx';
import { ClockSamples, StripSamples } from './clock-samples.tsx';
import { DataSamples } from './data-samples.tsx';
import { MarkSamples } from './mark-samples.tsx';
import { MediaSamples } from './media-samples.tsx';
import { StateSamples } from './state-samples.tsx';

export default function Gallery() {
  return (
    <div style={{ maxWidth: 1240, margin: '0 auto', padding: 16 }}>
      <PageHeader
        title="设计样张"
        sub="每个部件的每种状态。浅色与深色、中文与英文都要看。"
        actions={
          <>
            <LocaleSwitch />
            <ThemeSwitch />
          </>
        }
      />
      <div className="stack">
        <ClockSamples />
        <StripSamples />
        <MarkSamples />
        <DataSamples />
        <MediaSamples />
        <StateSamples />
        <Section title="控件">
          <div className="row">
            <Button type="primary">主要操作</Button>
            <Button>次要操作</Button>
            <Button danger>冻结停发</Button>
            <Button type="link">查看依据</Button>
            <Button disabled>不可用</Button>
            <Segmented options={['我的', '待分派', '食品安全', '30 分钟内到期']} />
          </div>
        </Section>
      </div>
    </div>
  );
}
