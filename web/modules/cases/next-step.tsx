// Right of the case: what to do next by its state, the clocks, replacements, questions to departments, the follow-up call.
import { Button } from 'antd';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { ClockBadge } from '../../design/clock-ring.tsx';
import { KeyHint, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { ClaimsOfCase } from '../claims/claims-of-case.tsx';
import { SurveysOfCase } from '../surveys/surveys-of-case.tsx';
import { ACTS, type ActName } from './acts.ts';
import type { FullCase } from './case-look.tsx';
import { Clocks } from './clocks.tsx';
import { departmentLabels, rootCauseLabels } from './labels.ts';

const texts = {
  next: { zh: '下一步', en: 'Next step' },
  new: { zh: '接单并在时限内答复客户。', en: 'Take it and answer the customer in time.' },
  'in-hand': { zh: '查明情况，向客户提出方案；要补货就在下面申请。', en: 'Look into it and propose a solution.' },
  proposed: { zh: '方案落实后登记处理完成。', en: 'Settle it once the solution is carried out.' },
  settled: { zh: '请客户确认；客户口头或微信确认的，代为登记。', en: 'Let the customer confirm, or record it for them.' },
  confirmed: { zh: '按约定回访，然后选根本原因关闭。', en: 'Call back as agreed, then close with the root cause.' },
  closed: { zh: '已关闭。客户再次反映时可重新处理。', en: 'Closed. Reopen when it comes back.' },
  withdrawn: { zh: '已撤销，不再计时。', en: 'Withdrawn: nothing is counted any more.' },
  take: { zh: '接单', en: 'Take' },
  answer: { zh: '答复客户', en: 'Answer' },
  unanswered: { zh: '客户最后发言，等我们回复。', en: 'The customer spoke last and waits for us.' },
  asks: { zh: '部门核查', en: 'Departments asked' },
  answered: { zh: '已回复', en: 'answered' },
  cause: { zh: '根本原因', en: 'Root cause' },
  askDue: { zh: '回复时限', en: 'answer by' },
};

/** The main act first. */
const NEXT: Readonly<Record<FullCase['state'], readonly ActName[]>> = {
  new: ['ask', 'propose'],
  'in-hand': ['propose', 'ask', 'settle'],
  proposed: ['settle', 'wait'],
  settled: ['confirm', 'reopen'],
  confirmed: ['close', 'reopen'],
  closed: ['reopen'],
  withdrawn: [],
};

/** Later the customer's last word is mostly a thank-you. */
const WORKING = new Set<FullCase['state']>(['new', 'in-hand', 'proposed']);

type NextStepProps = {
  readonly one: FullCase;
  readonly acts: readonly ActName[];
  readonly onAct: (act: ActName) => void;
  readonly onTake: (() => void) | undefined;
  readonly onAnswer: () => void;
};

export function NextStep({ one, acts, onAct, onTake, onAnswer }: NextStepProps) {
  const t = useTexts(texts);
  const say = useSay();
  const can = useCan();
  const surveys = useRead(api.surveys.ofCase, { caseId: one.id }, { enabled: one.state === 'confirmed' && can('surveys.read') });
  const called = (surveys.data?.followUps.length ?? 0) > 0;
  const next = NEXT[one.state].filter((name) => acts.includes(name));
  const waits = one.lastWord === 'customer' && one.can.answer && WORKING.has(one.state);
  // A confirmed case is called back before it is closed.
  const main = onTake ? undefined : waits || (one.state === 'confirmed' && !called) ? undefined : next[0];
  const runMain = onTake ?? (waits ? onAnswer : main && (() => onAct(main)));
  useShortcut('Enter', t('next'), runMain);
  return (
    <>
      <Section title={t('next')} icon="right">
        <p className="next-words">{t(waits && !onTake ? 'unanswered' : one.state)}</p>
        <div className="next-acts">
          {onTake && (
            <Button type="primary" block onClick={onTake}>
              {t('take')} <KeyHint keys="a" />
            </Button>
          )}
          {one.can.answer && one.state !== 'closed' && (
            <Button block type={waits && !onTake ? 'primary' : 'default'} onClick={onAnswer}>
              {t('answer')} <KeyHint keys="r" />
            </Button>
          )}
          {next.map((name) => (
            <Button key={name} block type={name === main ? 'primary' : 'default'} onClick={() => onAct(name)}>
              <Icon name={ACTS[name].icon} size={15} /> {say(ACTS[name].label)} <KeyHint keys={ACTS[name].keys} />
            </Button>
          ))}
        </div>
        {one.rootCause && (
          <p className="next-cause">
            {t('cause')} <ToneTag>{say(rootCauseLabels[one.rootCause])}</ToneTag>
          </p>
        )}
      </Section>
      {can('commitments.read') && <Clocks caseId={one.id} />}
      {can('claims.read') && <ClaimsOfCase one={one} />}
      <Asks one={one} />
      {can('surveys.read') && (one.state === 'settled' || one.state === 'confirmed' || one.state === 'closed') && (
        <SurveysOfCase caseId={one.id} reporter={one.reporter} onReopen={acts.includes('reopen') ? () => onAct('reopen') : undefined} />
      )}
    </>
  );
}

function Asks({ one }: { readonly one: FullCase }) {
  const t = useTexts(texts);
  const say = useSay();
  if (one.asks.length === 0) return null;
  return (
    <Section title={t('asks')} icon="help">
      <ul className="plain-list">
        {one.asks.map((ask) => (
          <li key={ask.id}>
            <strong>{say(departmentLabels[ask.department])}</strong>
            {ask.answeredAt ? (
              <span className="quiet">
                {t('answered')} <TimeText at={ask.answeredAt} style="short" />
              </span>
            ) : (
              <ClockBadge clock={{ startAt: ask.askedAt, dueAt: ask.answerBy }} label={t('askDue')} due />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
