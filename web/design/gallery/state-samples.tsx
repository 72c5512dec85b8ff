import { ORPCError } from '@orpc/client';
import { Section } from '../controls.tsx';
import { Empty, Loading, Refused } from '../states.tsx';

const refusal = new ORPCError('cases.already-closed', {
  status: 409,
  message: '售后单 SH-20261121-0007 已结案，不能再答复。客户如不满意，请点“重开”。',
  data: { requestId: 'r-1' },
});
const fields = new ORPCError('http.bad-input', {
  status: 422,
  message: '有两处需要修改。',
  data: {
    requestId: 'r-2',
    fields: [
      { path: 'amount', message: '数量要大于 0' },
      { path: 'neededBy', message: '用餐时间已过，请另选' },
    ],
  },
});
const fault = new ORPCError('http.unexpected', { status: 500, message: '', data: { requestId: '019a1f2e-7c40-7d11' } });

export function StateSamples() {
  return (
    <Section title="状态" icon="alert">
      <div className="stack" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))' }}>
        <Refused error={refusal} />
        <Refused error={fields} />
        <Refused error={new TypeError('Failed to fetch')} onRetry={() => undefined} />
        <Refused error={fault} onRetry={() => undefined} />
        <Refused error={new ORPCError('http.sign-in-needed', { status: 401, message: '登录已过期，请重新登录。' })} />
        <Refused error={new ORPCError('cases.not-found', { status: 404, message: '没有这张售后单，或您无权查看。', data: { requestId: 'r-3' } })} />
        <Loading />
        <Empty title="全部按时，没有待处理的售后单">最近 24 小时办结 18 单，最快 6 分钟。</Empty>
      </div>
    </Section>
  );
}
