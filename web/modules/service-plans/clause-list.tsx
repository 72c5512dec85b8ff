// Clauses grouped by section, with a filter that lives in the address.
import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useGo, usePath, useSearchState } from '../../app/go.tsx';
import { Hint } from '../../design/hint.tsx';
import { Icon } from '../../design/icon.tsx';
import { labelOf, roleLabels } from '../../design/labels.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty } from '../../design/states.tsx';
import { type Clause, matches, NO_FILTER, requirementsOf, sectionsOf } from './clause-filter.ts';
import { courseWords, limitWords, toldRoles } from './clause-words.ts';
import { boundLabels, familyLabels, kindLabels, precedenceLabels, subjectLabels } from './labels.ts';

const texts = {
  find: { zh: '查找条款编号或原文', en: 'Find by number or wording' },
  family: { zh: '类别', en: 'Family' },
  bound: { zh: '约束谁', en: 'Who is bound' },
  watch: { zh: '监测', en: 'Watched' },
  requirement: { zh: '需求编号', en: 'Requirement' },
  watched: { zh: '监测中', en: 'Watched' },
  'not-yet': { zh: '尚未监测', en: 'Not yet watched' },
  'to-confirm': { zh: '待确认', en: 'To be confirmed' },
  shown: { zh: '显示 {count} / {all} 条', en: '{count} of {all} clauses' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  none: { zh: '没有符合条件的条款', en: 'No clause matches' },
  missing: { zh: '还没有模块记录：{facts}', en: 'No module records yet: {facts}' },
  notJudged: { zh: '不由系统判定', en: 'Not judged by the machine' },
  source: { zh: '出处', en: 'Source' },
  subject: { zh: '按{subject}判定', en: 'judged per {subject}' },
  tells: { zh: '上报：{roles}', en: 'tells: {roles}' },
  calendar: { zh: '日历', en: 'Calendar' },
  body: { zh: '机器读到的条文', en: 'As the machine reads it' },
  details: { zh: '详情', en: 'Details' },
  serves: { zh: '对应需求', en: 'Serves' },
  overrides: { zh: '改写了方案原文', en: 'Overrides the plan' },
  own: { zh: '合同自有条款', en: 'Own clause of the contract' },
  was: { zh: '方案原文', en: 'The plan says' },
};

type ClauseListProps = {
  readonly clauses: readonly Clause[];
  /** The plan's clause of the same id, for contracts. */
  readonly original?: (id: string) => Clause | undefined;
  /** Leads from a calendar's key to its month view. */
  readonly calendarLink?: (key: string) => string;
};

export function ClauseList({ clauses, original, calendarLink }: ClauseListProps) {
  const t = useTexts(texts);
  const [family, setFamily] = useSearchState('family');
  const [bound, setBound] = useSearchState('bound');
  const [watch, setWatch] = useSearchState('watch');
  const [requirement, setRequirement] = useSearchState('r');
  const [version] = useSearchState('version');
  const [text, setText] = useState('');
  const go = useGo();
  const path = usePath();
  const filter = { ...NO_FILTER, family, bound, watch, requirement, text };
  const found = clauses.filter((clause) => matches(clause, filter));
  const sections = useMemo(() => sectionsOf(found), [found]);
  const clear = () => {
    setText('');
    go(path, { version: version || undefined });
  };
  return (
    <section className="stack">
      <div className="clause-filter">
        <Input
          allowClear
          className="clause-find"
          prefix={<Icon name="search" size={15} />}
          placeholder={t('find')}
          aria-label={t('find')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Filter label={t('family')} value={family} onChange={setFamily} options={useOptions(familyLabels)} />
        <Filter label={t('bound')} value={bound} onChange={setBound} options={useOptions(boundLabels)} />
        <Filter
          label={t('watch')}
          value={watch}
          onChange={setWatch}
          options={(['watched', 'not-yet', 'to-confirm'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <Filter
          label={t('requirement')}
          value={requirement}
          onChange={setRequirement}
          options={requirementsOf(clauses).map((value) => ({ value, label: value }))}
        />
        <span className="quiet nowrap">{t('shown', { count: found.length, all: clauses.length })}</span>
        {found.length < clauses.length && (
          <button type="button" className="link-button" onClick={clear}>
            {t('clear')}
          </button>
        )}
      </div>
      {sections.length === 0 && <Empty title={t('none')} icon="search" />}
      {sections.map(({ section, clauses: some }) => (
        <section key={section} className="clause-section">
          <h2>
            {section} <small className="quiet">{some.length}</small>
          </h2>
          <ul className="card clause-list">
            {some.map((clause) => (
              <ClauseRow
                key={clause.id}
                clause={clause}
                original={clause.origin === 'override' ? original?.(clause.id) : undefined}
                calendarLink={calendarLink}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function useOptions(labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) {
  const say = useSay();
  return Object.entries(labels).map(([value, label]) => ({ value, label: say(label) }));
}

type FilterProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

const Filter = ({ label, value, onChange, options }: FilterProps) => (
  <Select
    allowClear
    showSearch
    optionFilterProp="label"
    popupMatchSelectWidth={false}
    placeholder={label}
    aria-label={label}
    value={value || null}
    onChange={(next: string | null | undefined) => onChange(next ?? '')}
    options={[...options]}
    className="clause-select"
  />
);

type RowProps = {
  readonly clause: Clause;
  readonly original?: Clause | undefined;
  readonly calendarLink?: ((key: string) => string) | undefined;
};

function ClauseRow({ clause, original, calendarLink }: RowProps) {
  const t = useTexts(texts);
  const say = useSay();
  const english = useLocale() === 'en';
  const limit = limitWords(clause.body);
  return (
    <li className="clause-row" id={clause.id}>
      <div className="clause-head">
        <code className="clause-id">{clause.id}</code>
        <Watch clause={clause} />
        {clause.toBeConfirmed && <ToneTag icon="help">{t('to-confirm')}</ToneTag>}
        {clause.origin === 'override' && <ToneTag tone="info">{t('overrides')}</ToneTag>}
        {clause.origin === 'contract' && <ToneTag tone="info">{t('own')}</ToneTag>}
        <span className="quiet clause-kind">
          {clause.kind && `${say(labelOf(kindLabels, clause.kind))} · `}
          {say(boundLabels[clause.bound])}
          {limit && (
            <>
              {' · '}
              <strong>{say(limit)}</strong>
            </>
          )}
        </span>
      </div>
      <p className="clause-wording">{english ? (clause.wordingEn ?? clause.wording) : clause.wording}</p>
      {original && (
        <p className="clause-was">
          <span className="quiet">{t('was')}：</span>
          <del>{original.wording}</del>
        </p>
      )}
      {!clause.watched && clause.missing.length > 0 && (
        <p className="quiet clause-missing">{t('missing', { facts: clause.missing.join(english ? ', ' : '、') })}</p>
      )}
      <details>
        <summary>
          {clause.sources.map(({ document, title, place }) => `${title || document} ${place}`).join('；')}
          {clause.precedence !== 10 && `（${say(labelOf(precedenceLabels, clause.precedence))}）`}
        </summary>
        <ClauseDetails clause={clause} calendarLink={calendarLink} />
      </details>
    </li>
  );
}

function Watch({ clause }: { readonly clause: Clause }) {
  const t = useTexts(texts);
  const say = useSay();
  if (clause.family !== 'judged') {
    return (
      <Hint text={t('notJudged')}>
        <ToneTag>{say(familyLabels[clause.family])}</ToneTag>
      </Hint>
    );
  }
  return clause.watched ? (
    <ToneTag tone="accent" icon="check">
      {t('watched')}
    </ToneTag>
  ) : (
    <span className="tag not-watched">{t('not-yet')}</span>
  );
}

function ClauseDetails({ clause, calendarLink }: Pick<RowProps, 'clause' | 'calendarLink'>) {
  const t = useTexts(texts);
  const say = useSay();
  const roles = toldRoles(clause.body).map((role) => say(labelOf(roleLabels, role)));
  return (
    <div className="clause-details">
      <ul>
        {clause.sources.map(({ document, title, place, page }) => (
          <li key={`${document}${place}`}>
            {t('source')}：{title || document} {place}
            {page && ` p. ${page}`} <small className="quiet">{document}</small>
          </li>
        ))}
        {clause.subject && <li>{t('subject', { subject: say(labelOf(subjectLabels, clause.subject)) })}</li>}
        {courseWords(clause.body).map((line) => (
          <li key={line.en}>{say(line)}</li>
        ))}
        {roles.length > 0 && <li>{t('tells', { roles: roles.join(' → ') })}</li>}
        {clause.calendar && (
          <li>
            {t('calendar')}：{calendarLink ? <a href={calendarLink(clause.calendar)}>{clause.calendar}</a> : clause.calendar}
          </li>
        )}
        {clause.serves.length > 0 && (
          <li>
            {t('serves')}：{clause.serves.join('、')}
          </li>
        )}
        <li>{clause.party}</li>
      </ul>
      <details className="clause-body">
        <summary>{t('body')}</summary>
        <pre>{JSON.stringify(clause.body, null, 2)}</pre>
      </details>
    </div>
  );
}
