// Checks a plan or contract text and publishes it as a new version once it has no errors.
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useGo } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { WatchedBar } from './coverage.tsx';
import { goToLine, type Lint, Problems, YamlBox } from './plan-text.tsx';

const texts = {
  title: { zh: '检查与发布', en: 'Check and publish' },
  note: {
    zh: '先检查，再发布。发布后的版本不可修改，改动请写成新版本号；已签合同仍按签订时的版本执行。',
    en: 'Check first, then publish. A published version never changes: write a new version number. Signed contracts stay on the version they were signed with.',
  },
  text: { zh: '方案或合同文本（YAML）', en: 'Text of a plan or contract (YAML)' },
  lint: { zh: '检查', en: 'Check' },
  publish: { zh: '发布此版本', en: 'Publish this version' },
  askTitle: { zh: '发布此版本？', en: 'Publish this version?' },
  ask: {
    zh: '发布后内容冻结，任何人可见。它不会自动用于任何客户：须另行“启用”为默认方案，或签进合同。',
    en: 'It is frozen and visible to everybody. It applies to no customer by itself: adopt it as default or sign it into a contract.',
  },
  published: { zh: '已发布 {key} 第 {version} 版', en: 'Published {key} version {version}' },
};

type LintBoxProps = { readonly mayPublish: boolean; readonly initial?: string };

export function LintBox({ mayPublish, initial = '' }: LintBoxProps) {
  const t = useTexts(texts);
  const go = useGo();
  const { message, modal } = App.useApp();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(initial);
  const [checked, setChecked] = useState<{ readonly text: string; readonly lint: Lint }>();
  const lint = useSubmit(api.servicePlans.lint, { done: (answer) => setChecked({ text, lint: answer }) });
  const publish = useSubmit(api.servicePlans.publish, {
    done: ({ key, version }) => {
      void message.success(t('published', { key, version }));
      go(`/plans/${key}/${version}`);
    },
  });
  const fresh = checked?.text === text ? checked.lint : undefined;
  const ask = () => modal.confirm({ title: t('askTitle'), content: t('ask'), okText: t('publish'), onOk: () => publish.mutate({ text }) });
  return (
    <Section title={t('title')} icon="upload">
      <p className="quiet">{t('note')}</p>
      <div className="lint" ref={box}>
        <div className="stack">
          <YamlBox label={t('text')} value={text} onChange={setText} />
          <div className="row">
            <Button type={fresh ? 'default' : 'primary'} onClick={() => lint.mutate({ text })} disabled={!text.trim()} loading={lint.isPending}>
              {t('lint')}
            </Button>
            {mayPublish && (
              <Button type={fresh ? 'primary' : 'default'} onClick={ask} disabled={!fresh || fresh.errors > 0} loading={publish.isPending}>
                {t('publish')}
              </Button>
            )}
          </div>
        </div>
        {(fresh || lint.error || publish.error) && (
          <div className="stack">
            <Refused error={publish.error ?? lint.error} />
            {fresh && <Problems lint={fresh} text={text} onLine={(line) => goToLine(box.current, line)} />}
            {fresh?.coverage && <WatchedBar coverage={fresh.coverage} />}
          </div>
        )}
      </div>
    </Section>
  );
}
