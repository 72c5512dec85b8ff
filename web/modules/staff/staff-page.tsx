// Our people: who may sign in, what each role may do, which programs may call.
import { Tabs } from 'antd';
import { useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { PageHeader } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { useTexts } from '../../design/locale.ts';
import { Accounts } from './accounts.tsx';
import { ApiKeys } from './api-keys.tsx';
import './desk.css';
import { PermissionMatrix } from './permission-matrix.tsx';

const texts = {
  title: { zh: '人员与岗位', en: 'People and roles' },
  accounts: { zh: '人员', en: 'People' },
  permissions: { zh: '岗位权限', en: 'What roles may do' },
  keys: { zh: '接口密钥', en: 'API keys' },
};

export default function StaffPage() {
  const t = useTexts(texts);
  const can = useCan();
  const [tab, setTab] = useSearchState('tab', 'accounts');
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'accounts', label: t('accounts'), children: <Accounts /> },
          { key: 'permissions', label: t('permissions'), children: <PermissionMatrix /> },
          ...(can('staff.keys') ? [{ key: 'keys', label: t('keys'), children: <ApiKeys /> }] : []),
        ]}
      />
    </>
  );
}
