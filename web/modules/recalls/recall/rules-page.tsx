// Rules of recalls with their sources; what nobody has confirmed says so, and what the rules do not give is set here by a person.
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { LEVEL_TEXTS } from '../../../../server/modules/recalls/words.ts';
import { useGo } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { PageHeader, Section } from '../../../design/controls.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { Refused, WhenRead } from '../../../design/states.tsx';
import { RuleSource } from './recall-marks.tsx';
import './recalls.css';

const texts = {
  title: { zh: '召回规则', en: 'Rules of recalls' },
  sub: {
    zh: '按事件的知悉日期选用；标“待确认”的请核对原文后再用。',
    en: 'Chosen by the day of the incident; check what is marked before relying on it.',
  },
  from: { zh: '{from} 起', en: 'from {from}' },
  until: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  start: { zh: '知悉后 {count} 小时内启动', en: 'begin within {count} h of knowing' },
  finish: { zh: '{count} 个工作日内完成', en: 'finish within {count} working days' },
  unknown: { zh: '完成天数：规则未查到', en: 'working days to finish: not found' },
  set: { zh: '设定（工作日）', en: 'Set (working days)' },
  save: { zh: '保存', en: 'Save' },
  others: { zh: '其他', en: 'Others' },
};
type Rules = Answer<typeof api.recalls.showRecallRules>;
type Measures = Rules['measures'][number];

export default function RulesPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const read = useRead(api.recalls.showRecallRules, {});
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} onBack={() => go('/recalls')} />
      <WhenRead read={read}>
        {({ measures, others, can }) => (
          <div className="recall-lines">
            {[...measures].reverse().map((one) => (
              <Section
                key={one.code}
                title={say(one.label)}
                extra={<span className="quiet">{one.to ? t('until', { from: one.from, to: one.to }) : t('from', { from: one.from })}</span>}
              >
                <RuleSource rule={one.fromRule} plain />
                <ul className="recall-list" style={{ marginTop: 12 }}>
                  {one.levels.map((level) => (
                    <LevelRow key={level.level} measures={one.code} level={level} may={can.set} />
                  ))}
                </ul>
              </Section>
            ))}
            <Section title={t('others')}>
              <ul className="recall-list">
                {others.map(({ label, value, rule }) => (
                  <li key={label.zh}>
                    <span>
                      <strong>{say(label)}</strong> {value}
                    </span>
                    <RuleSource rule={rule} plain />
                  </li>
                ))}
              </ul>
            </Section>
          </div>
        )}
      </WhenRead>
    </>
  );
}

type RowProps = { readonly measures: string; readonly level: Measures['levels'][number]; readonly may: boolean };

function LevelRow({ measures, level, may }: RowProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <li>
      <strong>{say(LEVEL_TEXTS[level.level])}</strong>
      <span>{say(level.meaning)}</span>
      <span>
        {t('start', { count: level.startHours })} <RuleSource rule={level.startRule} plain />
      </span>
      <span>
        {level.finishDays === null ? t('unknown') : t('finish', { count: level.finishDays })} <RuleSource rule={level.finishRule} plain />
      </span>
      {level.finishDays === null && <SetDays measures={measures} level={level} may={may} />}
    </li>
  );
}

function SetDays({ measures, level, may }: RowProps) {
  const t = useTexts(texts);
  const [days, setDays] = useState<number | null>(level.setDays);
  const save = useSubmit(api.recalls.setFinishDays, { refresh: ['recalls'] });
  return (
    <>
      <span className="row">
        {t('set')}
        <InputNumber min={1} max={250} precision={0} value={days} disabled={!may} onChange={setDays} aria-label={t('set')} />
        {may && (
          <Button
            size="small"
            disabled={days === null || days === level.setDays}
            loading={save.isPending}
            onClick={() => days !== null && save.mutate({ measures, level: level.level, days })}
          >
            {t('save')}
          </Button>
        )}
      </span>
      <Refused error={save.error} />
    </>
  );
}
