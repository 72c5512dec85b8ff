// A text (plan, contract, calendar) written or uploaded by a person: a monospaced box, and what the linter says line by line.
import { Input } from 'antd';
import { useId, useRef } from 'react';
import type { Answer, api } from '../../client/api.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';

export type Lint = Answer<typeof api.servicePlans.lint>;

const texts = {
  upload: { zh: '选择 YAML 文件', en: 'Choose a YAML file' },
  drop: { zh: '把 YAML 粘贴或拖到这里', en: 'Paste or drop YAML here' },
  fine: { zh: '没有发现问题，可以发布。', en: 'No problems: it may be published.' },
  errors: { zh: '{errors} 处错误须改正，另有 {others} 条提示。', en: '{errors} errors must be corrected; {others} hints besides.' },
  hints: { zh: '没有错误，可以发布；有 {others} 条提示。', en: 'No errors, it may be published; {others} hints.' },
  line: { zh: '第 {line} 行', en: 'line {line}' },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '提示', en: 'Hint' },
  info: { zh: '说明', en: 'Note' },
};

type YamlBoxProps = { readonly value: string; readonly onChange: (text: string) => void; readonly rows?: number; readonly label: string };

export function YamlBox({ value, onChange, rows = 14, label }: YamlBoxProps) {
  const t = useTexts(texts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => file && onChange(await file.text());
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: takes dropped files; the button below is the control
    <div
      className="yaml-box"
      data-own-paste
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void read(event.dataTransfer.files[0]);
      }}
    >
      <Input.TextArea
        id={id}
        className="yaml-text"
        aria-label={label}
        spellCheck={false}
        value={value}
        placeholder={t('drop')}
        rows={rows}
        onChange={({ target }) => onChange(target.value)}
      />
      <input
        ref={input}
        type="file"
        className="only-heard"
        accept=".yaml,.yml,text/yaml,text/plain"
        aria-label={t('upload')}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
      <button type="button" className="link-button" onClick={() => input.current?.click()}>
        <Icon name="upload" size={15} /> {t('upload')}
      </button>
    </div>
  );
}

const TONES = { error: 'danger', warning: 'info', info: 'plain' } as const;

type ProblemsProps = { readonly lint: Lint; readonly text: string; readonly onLine?: (line: number) => void };

/** Errors first; each with its line, its clause and the words of that line. */
export function Problems({ lint, text, onLine }: ProblemsProps) {
  const t = useTexts(texts);
  const say = useSay();
  const lines = text.split('\n');
  const others = lint.problems.length - lint.errors;
  const sorted = [...lint.problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || a.line - b.line);
  return (
    <div className="stack">
      <p className={lint.errors > 0 ? 'lint-errors' : 'lint-fine'} role="status">
        <strong>{t(lint.errors > 0 ? 'errors' : others > 0 ? 'hints' : 'fine', { errors: lint.errors, others })}</strong>
      </p>
      {sorted.length > 0 && (
        <ul className="problems">
          {sorted.map((problem, place) => (
            <li key={`${problem.line}-${problem.code}-${place}`}>
              <button type="button" className="link-button nowrap" onClick={() => onLine?.(problem.line)} disabled={!onLine}>
                {t('line', { line: problem.line })}
              </button>
              <ToneTag tone={TONES[problem.severity]}>{t(problem.severity)}</ToneTag>
              <div>
                {problem.clause && <code className="clause-id">{problem.clause}</code>} {say(problem.text)}
                {lines[problem.line - 1]?.trim() && <pre>{lines[problem.line - 1]?.trim().slice(0, 200)}</pre>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Puts the cursor on a line of the box, so that a problem is one click away from its place. */
export function goToLine(box: HTMLElement | null, line: number): void {
  const area = box?.querySelector('textarea');
  if (!area) return;
  const start = area.value.split('\n', line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const end = area.value.indexOf('\n', start);
  area.focus();
  area.setSelectionRange(start, end === -1 ? area.value.length : end);
  area.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight));
}
