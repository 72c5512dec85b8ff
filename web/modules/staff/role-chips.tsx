// Several of the roles, as chips that are on or off. Fits into a `Form.Item`.
import { STAFF_ROLES, type StaffRole } from '../../../server/kernel/actor.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay } from '../../design/locale.ts';

const ROLES = Object.keys(STAFF_ROLES) as StaffRole[];

type RoleChipsProps = { readonly value?: readonly StaffRole[]; readonly onChange?: (roles: StaffRole[]) => void };

export function RoleChips({ value = [], onChange }: RoleChipsProps) {
  const say = useSay();
  const toggle = (role: StaffRole) => onChange?.(value.includes(role) ? value.filter((one) => one !== role) : [...value, role]);
  return (
    <div className="role-chips">
      {ROLES.map((role) => (
        <button key={role} type="button" className="role-chip" aria-pressed={value.includes(role)} onClick={() => toggle(role)}>
          {value.includes(role) && <Icon name="check" size={14} />}
          {say(STAFF_ROLES[role])}
        </button>
      ))}
    </div>
  );
}
