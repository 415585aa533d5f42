import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { fastifyAdapter } from './adapter.ts';

/** The address that limits on log-in count by, where a proxy at 10.0.0.1 passes on what a caller at 203.0.113.9 sent. */
async function addressSeen(trustProxy: boolean, forwarded: string): Promise<string> {
  const fastify = fastifyAdapter({ log: pino({ level: 'silent' }), trustProxy }).getInstance();
  fastify.get('/address', async (request) => ({ ip: request.ip }));
  const headers = { 'x-forwarded-for': forwarded };
  const answer = await fastify.inject({ url: '/address', remoteAddress: '10.0.0.1', headers });
  await fastify.close();
  return answer.json().ip;
}

test('without a proxy in front, nobody can say to come from elsewhere', async () => {
  expect(await addressSeen(false, '198.51.100.7')).toBe('10.0.0.1');
});

test('behind a proxy the caller is who the proxy saw, whatever the caller wrote before', async () => {
  expect(await addressSeen(true, '203.0.113.9')).toBe('203.0.113.9');
  expect(await addressSeen(true, '198.51.100.7, 127.0.0.1, 203.0.113.9')).toBe('203.0.113.9');
});
