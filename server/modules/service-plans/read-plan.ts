// YAML text → plan, or problems that name line and clause in both languages.
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Text } from '../../kernel/text.ts';
import { type CalendarFile, calendarFile } from './calendar.ts';
import { type PlanDocument, planDocument } from './plan.ts';

export type Problem = {
  readonly file?: string;
  readonly line: number;
  /** Id of the clause it is about, where it is about one. */
  readonly clause: string | null;
  readonly code: string;
  readonly text: Text;
  readonly severity: 'error' | 'warning' | 'info';
};

type Path = readonly PropertyKey[];
/** The parsed text with the line of each of its parts. */
export type Lines = { of(path: Path): number; clauseOf(path: Path): string | null };
export type Read<T> = { readonly value?: T; readonly lines: Lines; readonly problems: readonly Problem[] };

/** Line of the deepest part of `path` that is written in the text (a missing field has none of its own). */
function lineOf(document: Document.Parsed, counter: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const at = path.slice(0, depth);
    const parent = document.getIn(at.slice(0, -1), true);
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === at.at(-1))?.key : undefined;
    const node = key ?? document.getIn(at, true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

function linesOf(document: Document.Parsed, counter: LineCounter): Lines {
  const clauseOf = (path: Path): string | null => {
    if (!['clauses', 'overrides', 'omits'].includes(String(path[0])) || path.length < 2) return null;
    const id = document.getIn([path[0], path[1], 'id']);
    return typeof id === 'string' ? id : null;
  };
  return { of: (path) => lineOf(document, counter, path), clauseOf };
}

/** The same issues said in both languages by zod's own locales. */
function issuesOf(schema: z.ZodType, data: unknown): { path: Path; text: Text }[] {
  const said = [z.locales.zhCN(), z.locales.en()].map((locale) => schema.safeParse(data, { error: locale.localeError }).error?.issues ?? []);
  const [zh = [], en = []] = said;
  return zh.map((issue, place) => {
    const where = issue.path.map(String).join('.');
    return { path: issue.path, text: { zh: `${where}：${issue.message}`, en: `${where}: ${en[place]?.message ?? issue.message}` } };
  });
}

function readYaml<S extends z.ZodType>(text: string, schema: S): Read<z.infer<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lines = linesOf(document, counter);
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      line: counter.linePos(error.pos[0]).line,
      clause: null,
      code: 'not-yaml',
      text: { zh: `不是有效的 YAML：${error.message}`, en: `not valid YAML: ${error.message}` },
      severity: 'error' as const,
    }));
    return { lines, problems };
  }
  const data: unknown = document.toJS();
  const parsed = schema.safeParse(data);
  if (parsed.success) return { value: parsed.data, lines, problems: [] };
  const problems = issuesOf(schema, data).map(({ path, text: said }) => ({
    line: lines.of(path),
    clause: lines.clauseOf(path),
    code: 'wrong-shape',
    text: said,
    severity: 'error' as const,
  }));
  return { lines, problems };
}

export const readPlan = (text: string): Read<PlanDocument> => readYaml(text, planDocument);
export const readCalendarFile = (text: string): Read<CalendarFile> => readYaml(text, calendarFile);

/** One line for a terminal: `plans/x.yaml:12 [R4.4-…] 错误 …`. */
export function showProblem({ file, line, clause, code, text, severity }: Problem, locale: 'zh-CN' | 'en' = 'zh-CN'): string {
  return `${file ?? ''}:${line} ${severity} ${code}${clause ? ` [${clause}]` : ''} ${locale === 'en' ? text.en : text.zh}`;
}
