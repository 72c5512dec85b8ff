// One drawer between a matter or an alert and a committed hold: what it will stop, one confirm.
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useGo } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { WhenRead } from '../../../design/states.tsx';
import './alerts.css';
import { placeLabels, type Scope } from './labels.ts';
import { LotLine, Totals } from './lot-parts.tsx';

const texts = {
  title: { zh: '冻结停发', en: 'Hold' },
  confirm: { zh: '确认冻结', en: 'Hold now' },
  what: {
    zh: '将停发 {lots} 个批次（含由其分装、加工而成的全部批次），并通知 {sites} 家食堂暂停使用、单独存放；仓库、调度和司机同时收到通知。',
    en: 'Stops {lots} lots with everything made of them and asks {sites} kitchens to set their goods apart; warehouse, dispatchers and drivers are told.',
  },
  choose: { zh: '批次', en: 'Lots' },
  where: { zh: '在哪里', en: 'Where' },
  kitchens: { zh: '食堂（{count}）', en: 'Kitchens ({count})' },
  vans: { zh: '在途车辆（{count}）', en: 'Vans on the road ({count})' },
  stops: { zh: '{count} 站', en: '{count} stops' },
  more: { zh: '另有 {count} 个批次', en: '{count} more lots' },
  why: { zh: '说明（仅内部可见）', en: 'Remark (internal)' },
};

export type Choice = { readonly lotId: string; readonly label: string };
type HoldDrawerProps = {
  readonly caseId?: string;
  readonly alertId?: string;
  /** Lots that may be left out; the first ones are chosen. */
  readonly choices?: readonly Choice[];
  readonly chosen?: readonly string[];
  readonly onClose: () => void;
};

export function HoldDrawer({ caseId, alertId, choices = [], chosen = [], onClose }: HoldDrawerProps) {
  const t = useTexts(texts);
  const go = useGo();
  const [lotIds, setLotIds] = useState<readonly string[]>(chosen);
  const wish = { caseId: caseId ?? null, alertId: alertId ?? null, lotIds: [...lotIds] };
  const scope = useRead(api.recalls.scope, wish, { keep: true });
  const hold = useSubmit(api.recalls.hold, { refresh: ['lots', 'cases', 'commitments'], done: ({ holdId }) => go(`/holds/${holdId}`) });
  return (
    <FormDrawer<{ body?: string }>
      title={t('title')}
      submit={t('confirm')}
      danger
      width={600}
      error={hold.error}
      busy={hold.isPending}
      ready={scope.data !== undefined && (choices.length === 0 || lotIds.length > 0)}
      onSubmit={({ body = '' }) => hold.mutate({ ...wish, body })}
      onClose={onClose}
    >
      {choices.length > 1 && (
        <Form.Item label={t('choose')}>
          <Checkbox.Group
            className="stack"
            value={[...lotIds]}
            onChange={(next) => setLotIds(next as string[])}
            options={choices.map(({ lotId, label }) => ({ value: lotId, label }))}
          />
        </Form.Item>
      )}
      <WhenRead read={scope}>{(one) => <ScopeView scope={one} />}</WhenRead>
      <Form.Item name="body" label={t('why')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}

function ScopeView({ scope }: { readonly scope: Scope }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <>
      <p>{t('what', { lots: scope.lotCount, sites: scope.kitchens.length })}</p>
      <ul className="lot-list">
        {scope.lots.slice(0, 6).map((lot) => (
          <li key={lot.lotId}>
            <LotLine lot={lot} />
          </li>
        ))}
        {scope.lotCount > 6 && <li className="quiet">{t('more', { count: scope.lotCount - 6 })}</li>}
      </ul>
      <h3 className="scope-head">{t('where')}</h3>
      <ul className="scope-list">
        {scope.where.map(({ place, totals }) => (
          <li key={place}>
            <span>{say(placeLabels[place] ?? { zh: place, en: place })}</span>
            <span className="scope-amount">
              <Totals totals={totals} />
            </span>
          </li>
        ))}
      </ul>
      {scope.vans.length > 0 && <h3 className="scope-head">{t('vans', { count: scope.vans.length })}</h3>}
      <ul className="scope-list">
        {scope.vans.map(({ plate, driver, stops }) => (
          <li key={`${plate}${driver?.name}`}>
            <span>
              {plate} {driver?.name}
            </span>
            <span>{t('stops', { count: stops })}</span>
          </li>
        ))}
      </ul>
      {scope.kitchens.length > 0 && <h3 className="scope-head">{t('kitchens', { count: scope.kitchens.length })}</h3>}
      <ul className="scope-list">
        {scope.kitchens.map(({ siteId, site, customer, totals }) => (
          <li key={siteId}>
            <span>
              {customer} · {site}
            </span>
            <span className="scope-amount">
              <Totals totals={totals} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
