// Choosing one of our people; those with the role that fits come first. Fits into a `Form.Item`.
import { Select } from 'antd';
import type { StaffRole } from '../../../server/kernel/actor.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { labelOf, roleLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';

const texts = { pick: { zh: '选择同事', en: 'Choose a colleague' }, none: { zh: '没有这个同事', en: 'Nobody' } };

type ColleagueSelectProps = {
  readonly value?: string | null | undefined;
  readonly onChange?: (id: string | undefined) => void;
  /** Only people with one of these roles, and whoever is chosen already. */
  readonly roles?: readonly StaffRole[];
  readonly placeholder?: string;
  readonly id?: string;
};

export function ColleagueSelect({ value, onChange, roles, placeholder, id }: ColleagueSelectProps) {
  const t = useTexts(texts);
  const say = useSay();
  const read = useRead(api.staff.colleagues, {});
  const fits = (one: { readonly id: string; readonly roles: readonly string[] }) =>
    !roles || one.id === value || one.roles.some((role) => (roles as readonly string[]).includes(role));
  const options = (read.data?.items ?? [])
    .filter(fits)
    .map((one) => ({ value: one.id, label: one.name, note: one.roles.map((role) => say(labelOf(roleLabels, role))).join('、') }));
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={read.isPending}
      value={value ?? null}
      aria-label={placeholder ?? t('pick')}
      placeholder={placeholder ?? t('pick')}
      notFoundContent={t('none')}
      options={options}
      optionRender={({ data }) => (
        <span className="row">
          {data.label} <small className="quiet">{data.note}</small>
        </span>
      )}
      onChange={(account: string | null | undefined) => onChange?.(account ?? undefined)}
    />
  );
}
