// People of a customer: who may accept, who signs in at the portal.
import { Button, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import type { ContactRole } from '../../../server/modules/customers/customer.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { SecretOnce } from '../../design/desk/secret-once.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import type { Card } from './customer-form.tsx';
import { contactRoles } from './labels.ts';

const texts = {
  contacts: { zh: '联系人', en: 'Contacts' },
  add: { zh: '添加联系人', en: 'Add a contact' },
  change: { zh: '更改联系人', en: 'Change the contact' },
  edit: { zh: '更改', en: 'Change' },
  none: { zh: '还没有联系人。', en: 'No contact yet.' },
  acceptor: { zh: '指定验收人', en: 'May accept' },
  account: { zh: '可登录食堂端', en: 'Portal account' },
  inactive: { zh: '已停用', en: 'Inactive' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机号', en: 'Phone' },
  phoneBad: { zh: '电话号码格式不正确', en: 'Not a phone number' },
  role: { zh: '身份', en: 'Role' },
  site: { zh: '所属食堂', en: 'Site' },
  allSites: { zh: '全部食堂', en: 'All sites' },
  acceptorDo: { zh: '其签字和验收作为凭证', en: 'Signature and acceptance count as evidence' },
  open: { zh: '开通食堂端账号', en: 'Open a portal account' },
  openDo: { zh: '用手机号登录，保存后显示初始密码', en: 'Signs in by phone; the first password is shown after saving' },
  active: { zh: '在职', en: 'Active' },
  save: { zh: '保存', en: 'Save' },
  needed: { zh: '请填写', en: 'Needed' },
  password: { zh: '食堂端初始密码', en: 'First password for the portal' },
  tell: { zh: '请把手机号和密码告诉{name}：', en: 'Tell {name} the phone number and this password:' },
};

type Contact = Card['contacts'][number];
type Secret = { readonly password: string; readonly name: string };

export function CardContacts({ card }: { readonly card: Card }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Contact | 'new'>();
  const [secret, setSecret] = useState<Secret>();
  return (
    <Section
      title={t('contacts')}
      icon="user"
      extra={
        card.can.change && (
          <Button size="small" onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      {card.contacts.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="list-plain">
        {card.contacts.map((contact) => (
          <Entry key={contact.id} contact={contact} card={card} onChange={() => setOpen(contact)} />
        ))}
      </ul>
      {open && <ContactForm card={card} {...(open === 'new' ? {} : { contact: open })} onSecret={setSecret} onClose={() => setOpen(undefined)} />}
      {secret && (
        <SecretOnce title={t('password')} secret={secret.password} onClose={() => setSecret(undefined)}>
          {t('tell', { name: secret.name })}
        </SecretOnce>
      )}
    </Section>
  );
}

function Entry({ contact, card, onChange }: { readonly contact: Contact; readonly card: Card; readonly onChange: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const site = card.sites.find(({ id }) => id === contact.siteId);
  return (
    <li>
      <Person name={contact.name} note={say(contactRoles[contact.role])} />
      {contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
      <span className="quiet">{site?.name ?? t('allSites')}</span>
      {contact.acceptor && (
        <ToneTag tone="accent" icon="check">
          {t('acceptor')}
        </ToneTag>
      )}
      {contact.accountId && (
        <ToneTag tone="info" icon="phone">
          {t('account')}
        </ToneTag>
      )}
      {!contact.active && <ToneTag>{t('inactive')}</ToneTag>}
      {card.can.change && (
        <button type="button" className="bare end" onClick={onChange} aria-label={`${t('edit')} ${contact.name}`}>
          {t('edit')}
        </button>
      )}
    </li>
  );
}

type Fields = {
  readonly name: string;
  readonly phone?: string;
  readonly role: ContactRole;
  readonly siteId?: string;
  readonly acceptor: boolean;
  readonly account: boolean;
  readonly active: boolean;
};
type ContactFormProps = {
  readonly card: Card;
  readonly contact?: Contact;
  readonly onSecret: (secret: Secret) => void;
  readonly onClose: () => void;
};

const initialOf = (contact: Contact | undefined): Partial<Fields> =>
  contact === undefined
    ? { role: 'customer-receiver', acceptor: true, account: false }
    : {
        ...{ name: contact.name, role: contact.role, acceptor: contact.acceptor, active: contact.active },
        ...(contact.phone ? { phone: contact.phone } : {}),
        ...(contact.siteId ? { siteId: contact.siteId } : {}),
      };

function ContactForm({ card, contact, onSecret, onClose }: ContactFormProps) {
  const t = useTexts(texts);
  const [form] = Form.useForm<Fields>();
  const add = useSubmit(api.customers.addContact, {
    done: ({ password }) => {
      if (password) onSecret({ password, name: form.getFieldValue('name') as string });
      onClose();
    },
  });
  const change = useSubmit(api.customers.changeContact, { done: onClose });
  const submit = ({ account, active, phone, siteId, ...fields }: Fields) => {
    const input = { customerId: card.id, ...fields, phone: phone?.trim() || null, siteId: siteId ?? null };
    if (contact) change.mutate({ ...input, contactId: contact.id, active });
    else add.mutate({ ...input, account });
  };
  return (
    <FormDrawer<Fields>
      title={t(contact ? 'change' : 'add')}
      submit={t('save')}
      form={form}
      initial={initialOf(contact)}
      error={add.error ?? change.error}
      busy={add.isPending || change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <ContactFields card={card} fresh={!contact} />
    </FormDrawer>
  );
}

function ContactFields({ card, fresh }: { readonly card: Card; readonly fresh: boolean }) {
  const t = useTexts(texts);
  const say = useSay();
  const wantsAccount = Form.useWatch<boolean | undefined>('account');
  return (
    <>
      <div className="field-pair">
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('phone')}
          rules={[{ pattern: /^\+?[\d -]{5,20}$/, message: t('phoneBad') }, ...(wantsAccount ? [{ required: true, message: t('needed') }] : [])]}
        >
          <Input inputMode="tel" />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="role" label={t('role')} rules={[{ required: true }]}>
          <Select options={Object.entries(contactRoles).map(([value, label]) => ({ value, label: say(label) }))} />
        </Form.Item>
        <Form.Item name="siteId" label={t('site')}>
          <Select allowClear placeholder={t('allSites')} options={card.sites.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      </div>
      <Form.Item name="acceptor" label={t('acceptor')} valuePropName="checked" required extra={t('acceptorDo')}>
        <Switch />
      </Form.Item>
      {fresh ? (
        <Form.Item name="account" label={t('open')} valuePropName="checked" required extra={t('openDo')}>
          <Switch />
        </Form.Item>
      ) : (
        <Form.Item name="active" label={t('active')} valuePropName="checked" required>
          <Switch />
        </Form.Item>
      )}
    </>
  );
}
