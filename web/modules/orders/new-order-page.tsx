// 收单: an order told on the phone, typed while it is told. Site, Enter, lines, Ctrl+Enter: received and confirmed.
import { Button } from 'antd';
import { useState } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { KeyHint, PageHeader } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Loading, Refused } from '../../design/states.tsx';
import { Choices } from '../cases/choices.tsx';
import '../cases/desk.css';
import { draftOfOrder, emptyOrder, type OrderDraft } from './order-draft.ts';
import { OrderWriting } from './order-writing.tsx';
import { SaveTemplate } from './save-template.tsx';
import { type Drafting, useOrderDraft } from './use-order-draft.ts';

const texts = {
  title: { zh: '收单', en: 'Take an order' },
  supplement: { zh: '加单', en: 'Supplementary order' },
  sub: { zh: '边接电话边录：选食堂、录商品，Ctrl+Enter 收单并确认。', en: 'Typed while it is told: site, lines, Ctrl+Enter.' },
  back: { zh: '返回订单', en: 'Back to the orders' },
  channel: { zh: '来源', en: 'By' },
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  both: { zh: '收单并确认', en: 'Take and confirm' },
  only: { zh: '只收单，稍后确认', en: 'Take, confirm later' },
  blocked: { zh: '收单（{count} 项未通过，待处理）', en: 'Take ({count} blocked)' },
  urgent: { zh: '收单，接着答复急单', en: 'Take, then answer' },
  noSite: { zh: '先选食堂', en: 'Choose the site first' },
  noLines: { zh: '还没有商品', en: 'No line yet' },
  wrong: { zh: '{count} 行还差内容', en: '{count} lines are incomplete' },
  hard: { zh: '有不能收的项，见上方红字', en: 'See the red findings above' },
};

export default function NewOrderPage() {
  const [supplementOf] = useSearchState('supplement');
  const [siteId] = useSearchState('site');
  const [called] = useSearchState('called');
  const former = useRead(api.orders.show, { orderId: supplementOf }, { enabled: supplementOf !== '' });
  if (supplementOf && former.error) return <Refused error={former.error} onRetry={() => former.refetch()} />;
  if (supplementOf && !former.data) return <Loading rows={8} />;
  // 加单: same site, same day, empty lines.
  const first: OrderDraft = former.data
    ? { ...draftOfOrder(former.data, { from: '', to: '' }), timing: 'standard', lines: [], remark: '', urgent: true, supplementOf }
    : emptyOrder(siteId || null);
  return <Writing first={first} siteName={former.data?.site.name} called={called || undefined} />;
}

type Named = { readonly siteName: string | undefined; readonly called: string | undefined };

function Writing({ first, siteName, called }: { readonly first: OrderDraft } & Named) {
  const t = useTexts(texts);
  const go = useGo();
  const work = useOrderDraft(first);
  const [channel, setChannel] = useState<'phone' | 'paste'>('phone');
  const receive = useSubmit(api.orders.receive, { done: ({ orderId }) => go(`/orders/${orderId}`, { new: '1' }) });
  const send = (confirm: boolean) => {
    if (work.ready && work.input && !receive.isPending) receive.mutate({ ...work.input, channel, confirm });
  };
  useShortcut('mod+Enter', t('both'), () => send(true));
  return (
    <>
      <PageHeader
        title={t(first.supplementOf ? 'supplement' : 'title')}
        sub={t('sub')}
        onBack={() => go('/orders')}
        back={t('back')}
        actions={work.draft.siteId && work.draft.lines.length > 0 && <SaveTemplate siteId={work.draft.siteId} draft={work.draft} />}
      />
      <OrderWriting work={work} siteName={siteName} called={called} />
      <div className="order-foot">
        <Refused error={receive.error} onRetry={() => send(true)} />
        <div className="act-foot">
          <Choices
            label={t('channel')}
            quiet
            value={channel}
            options={[
              { value: 'phone', label: t('phone') },
              { value: 'paste', label: t('wechat') },
            ]}
            onChange={setChannel}
          />
          <span className="grow quiet">
            <Missing work={work} />
          </span>
          <Button disabled={!work.ready} onClick={() => send(false)}>
            {t('only')}
          </Button>
          <Button type="primary" size="large" disabled={!work.ready} loading={receive.isPending} onClick={() => send(true)}>
            <SendWords work={work} /> <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </>
  );
}

/** What the button will do, as far as the checks know. */
export function SendWords({ work }: { readonly work: Drafting }) {
  const t = useTexts(texts);
  if (work.blocked > 0) return <>{t('blocked', { count: work.blocked })}</>;
  return <>{t(work.checks.checked?.urgent ? 'urgent' : 'both')}</>;
}

export function Missing({ work }: { readonly work: Drafting }) {
  const t = useTexts(texts);
  if (!work.draft.siteId) return <>{t('noSite')}</>;
  if (work.draft.lines.length === 0) return <>{t('noLines')}</>;
  if (work.wrong > 0) return <>{t('wrong', { count: work.wrong })}</>;
  return work.hard.length > 0 ? <span className="finding-block">{t('hard')}</span> : null;
}
