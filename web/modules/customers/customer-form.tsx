// Registers a customer, or changes one.
import { Form, Input, Select, Switch } from 'antd';
import type { Kind } from '../../../server/modules/customers/customer.ts';
import { type Answer, api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ColleagueSelect } from '../staff/colleague-select.tsx';
import { kindLabels } from './labels.ts';

const texts = {
  register: { zh: '登记客户', en: 'Register a customer' },
  change: { zh: '更改客户资料', en: 'Change the customer' },
  save: { zh: '保存', en: 'Save' },
  code: { zh: '客户编码', en: 'Code' },
  codeDo: { zh: '与 ERP、合同上的编码一致，登记后不能更改。', en: 'As in the ERP and the contract; it cannot be changed later.' },
  name: { zh: '客户名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  level: { zh: '服务等级', en: 'Level' },
  levelDo: { zh: '如：重点客户、普通客户', en: 'Such as key customer' },
  agent: { zh: '专属客服', en: 'Service agent' },
  clerk: { zh: '跟单员', en: 'Order clerk' },
  manager: { zh: '项目负责人', en: 'Project manager' },
  remark: { zh: '备注（内部）', en: 'Remark (internal)' },
  active: { zh: '合作中', en: 'Active' },
  needed: { zh: '请填写', en: 'Needed' },
};

export type Card = Answer<typeof api.customers.show>;
type Fields = {
  readonly code: string;
  readonly name: string;
  readonly kind: Kind;
  readonly level?: string;
  readonly agentId?: string;
  readonly clerkId?: string;
  readonly managerId?: string;
  readonly remark?: string;
  readonly active: boolean;
};

const initialOf = (card: Card | undefined): Partial<Fields> =>
  card === undefined
    ? { kind: 'school', active: true }
    : {
        ...{ code: card.code, name: card.name, kind: card.kind, remark: card.remark, active: card.active },
        ...(card.level ? { level: card.level } : {}),
        ...(card.team.agent ? { agentId: card.team.agent.id } : {}),
        ...(card.team.clerk ? { clerkId: card.team.clerk.id } : {}),
        ...(card.team.manager ? { managerId: card.team.manager.id } : {}),
      };

type CustomerFormProps = { readonly card?: Card; readonly onDone?: (customerId: string) => void; readonly onClose: () => void };

export function CustomerForm({ card, onDone, onClose }: CustomerFormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const done = ({ customerId }: { customerId: string }) => {
    onClose();
    onDone?.(customerId);
  };
  const register = useSubmit(api.customers.register, { done });
  const change = useSubmit(api.customers.change, { done });
  const submit = ({ code, active, level, agentId, clerkId, managerId, remark, ...fields }: Fields) => {
    const all = {
      ...fields,
      level: level || null,
      agentId: agentId ?? null,
      clerkId: clerkId ?? null,
      managerId: managerId ?? null,
      remark: remark ?? '',
    };
    if (card) change.mutate({ customerId: card.id, active, ...all });
    else register.mutate({ code, ...all });
  };
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <FormDrawer<Fields>
      title={t(card ? 'change' : 'register')}
      submit={t('save')}
      initial={initialOf(card)}
      error={register.error ?? change.error}
      busy={register.isPending || change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="code" label={t('code')} extra={t('codeDo')} rules={needed}>
        <Input autoFocus={!card} disabled={Boolean(card)} maxLength={40} style={{ maxWidth: 220 }} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input autoFocus={Boolean(card)} maxLength={80} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
          <Select options={Object.entries(kindLabels).map(([value, label]) => ({ value, label: say(label) }))} />
        </Form.Item>
        <Form.Item name="level" label={t('level')}>
          <Input maxLength={40} placeholder={t('levelDo')} />
        </Form.Item>
      </div>
      <Form.Item name="agentId" label={t('agent')}>
        <ColleagueSelect roles={['service-agent']} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="clerkId" label={t('clerk')}>
          <ColleagueSelect roles={['order-clerk']} />
        </Form.Item>
        <Form.Item name="managerId" label={t('manager')}>
          <ColleagueSelect roles={['project-manager']} />
        </Form.Item>
      </div>
      <Form.Item name="remark" label={t('remark')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
      {card && (
        <Form.Item name="active" label={t('active')} valuePropName="checked" required>
          <Switch />
        </Form.Item>
      )}
    </FormDrawer>
  );
}
