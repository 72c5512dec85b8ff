// Roles across, permissions down; on a narrow screen one role at a time.
import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { Empty, WhenRead } from '../../design/states.tsx';
import { useWide } from '../cases/use-wide.ts';
import { moduleLabel } from './module-labels.ts';

const texts = {
  search: { zh: '查找权限', en: 'Find a permission' },
  inside: { zh: '本公司岗位', en: 'Our roles' },
  outside: { zh: '外部人员', en: 'Outside people' },
  permission: { zh: '权限', en: 'Permission' },
  may: { zh: '可以', en: 'may' },
  mayNot: { zh: '不可以', en: 'may not' },
  role: { zh: '岗位', en: 'Role' },
  none: { zh: '没有符合的权限', en: 'No such permission' },
  note: { zh: '权限随版本发布，不在页面上更改；给人员分配岗位即可。', en: 'Permissions come with the release; people get them through their roles.' },
};

type Matrix = Answer<typeof api.staff.permissions>;
type Permission = Matrix['permissions'][number];

export function PermissionMatrix() {
  const t = useTexts(texts);
  const say = useSay();
  const wide = useWide(1000);
  const read = useRead(api.staff.permissions, {});
  const [words, setWords] = useState('');
  const [outside, setOutside] = useState(false);
  return (
    <WhenRead read={read} rows={10}>
      {({ roles, permissions }) => {
        const shownRoles = roles.filter((role) => role.outside === outside);
        const shown = permissions.filter(
          (one) =>
            one.roles.some((role) => shownRoles.some(({ name }) => name === role)) &&
            `${say(one.label)} ${one.name}`.toLowerCase().includes(words.trim().toLowerCase()),
        );
        const groups = [...Map.groupBy(shown, ({ name }) => name.split('.')[0] ?? '')];
        return (
          <>
            <div className="filter-bar">
              <Segmented
                value={outside}
                onChange={setOutside}
                options={[
                  { value: false, label: t('inside') },
                  { value: true, label: t('outside') },
                ]}
              />
              <Input
                allowClear
                placeholder={t('search')}
                aria-label={t('search')}
                style={{ maxWidth: 240 }}
                onChange={({ target }) => setWords(target.value)}
              />
              <span className="quiet">{t('note')}</span>
            </div>
            {groups.length === 0 && <Empty title={t('none')} icon="lock" />}
            {groups.length > 0 && (wide ? <Wide roles={shownRoles} groups={groups} /> : <Narrow roles={shownRoles} groups={groups} />)}
          </>
        );
      }}
    </WhenRead>
  );
}

type ViewProps = { readonly roles: Matrix['roles']; readonly groups: readonly (readonly [module: string, permissions: readonly Permission[]])[] };

function Wide({ roles, groups }: ViewProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="matrix-frame" aria-label={t('permission')} tabIndex={0}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t('permission')}</th>
            {roles.map((role) => (
              <th key={role.name} scope="col">
                <span className="matrix-role">{say(role.label)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([module, permissions]) => (
          <tbody key={module}>
            <tr className="matrix-group">
              <th scope="colgroup" colSpan={roles.length + 1}>
                <span className="matrix-module">{say(moduleLabel(module))}</span>
              </th>
            </tr>
            {permissions.map((one) => (
              <tr key={one.name}>
                <th scope="row" title={one.name}>
                  {say(one.label)}
                </th>
                {roles.map((role) => (
                  <Cell
                    key={role.name}
                    may={one.roles.includes(role.name)}
                    words={`${say(role.label)}${t(one.roles.includes(role.name) ? 'may' : 'mayNot')}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Cell({ may, words }: { readonly may: boolean; readonly words: string }) {
  return <td className={may ? 'may' : ''}>{may ? <Icon name="check" size={16} label={words} /> : <span aria-hidden>·</span>}</td>;
}

function Narrow({ roles, groups }: ViewProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [chosen, setChosen] = useState<string>();
  const role = roles.find(({ name }) => name === chosen) ?? roles[0];
  if (!role) return null;
  return (
    <>
      <Select
        value={role.name}
        aria-label={t('role')}
        style={{ width: '100%', marginBottom: 12 }}
        options={roles.map(({ name, label }) => ({ value: name, label: say(label) }))}
        onChange={setChosen}
      />
      {groups.map(([module, permissions]) => {
        const mine = permissions.filter((one) => one.roles.includes(role.name));
        if (mine.length === 0) return null;
        return (
          <section key={module} className="card may-group">
            <h2>{say(moduleLabel(module))}</h2>
            <ul>
              {mine.map((one) => (
                <li key={one.name}>
                  <Icon name="check" size={15} /> {say(one.label)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
