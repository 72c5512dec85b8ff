// What becomes of it: taken, in part, sent back; where it goes; and, by quality alone, let in against a finding.
import { Button, Input, Segmented, Select } from 'antd';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { FAULT_CODES, FAULTS, RESULT_CODES, RESULTS } from '../../../server/modules/receiving/words.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { NumberField } from './line-amount.tsx';
import type { Part } from './line-drawer.tsx';
import { texts } from './texts.ts';

export function LineOutcome({ line, asked, looked, onChange }: Part) {
  const t = useTexts(texts);
  const say = useSay();
  const proposed = asked.stores.find((store) => store.proposed)?.id ?? null;
  const overridable = line.override !== '' || (looked?.findings.some(({ level }) => level === 'store') ?? false);
  return (
    <section>
      <h3>{t('result')}</h3>
      <Segmented
        block
        size="large"
        value={line.result}
        options={RESULT_CODES.map((code) => ({ value: code, label: say(RESULTS[code]) }))}
        onChange={(result) => onChange({ result })}
      />
      {line.result === 'partly' && <Parts line={line} asked={asked} looked={looked} onChange={onChange} />}
      {line.result !== 'accepted' && (
        <Select
          size="large"
          value={line.fault}
          placeholder={t('why')}
          aria-label={t('why')}
          options={FAULT_CODES.map((code) => ({ value: code, label: say(FAULTS[code]) }))}
          onChange={(fault) => onChange({ fault })}
        />
      )}
      {line.result !== 'refused' && asked.stores.length > 1 && (
        // biome-ignore lint/a11y/noLabelWithoutControl: Select is the control
        <label className="goods-store">
          <span>{t('store')}</span>
          <Select
            size="large"
            value={line.storeId ?? proposed}
            options={asked.stores.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(storeId) => onChange({ storeId })}
          />
        </label>
      )}
      {overridable && asked.can.override && line.result !== 'refused' && (
        <>
          <Input.TextArea
            value={line.override}
            maxLength={300}
            autoSize
            placeholder={t('override')}
            aria-label={t('override')}
            onChange={(event) => onChange({ override: event.target.value })}
          />
          <small className="quiet">{t('overrideTip')}</small>
        </>
      )}
    </section>
  );
}

function Parts({ line, onChange }: Part) {
  const t = useTexts(texts);
  const suffix = useSay()(UNITS[line.unit].label);
  return (
    <>
      <div className="goods-pair">
        <NumberField label={t('refusedPart')} value={line.refused} suffix={suffix} onChange={(refused) => onChange({ refused })} />
        <NumberField label={t('apartPart')} value={line.quarantined} suffix={suffix} onChange={(quarantined) => onChange({ quarantined })} />
      </div>
      <div className="row">
        <Button onClick={() => onChange({ refused: null, quarantined: line.amount })}>{t('allApart')}</Button>
      </div>
    </>
  );
}
