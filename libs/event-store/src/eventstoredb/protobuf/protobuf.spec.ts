import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, test } from '@jest/globals';
import { readAppendAnswer } from '../append-answer.ts';
import { batchAppendRequest } from '../append-request.ts';
import { readAnswer } from '../read-answer.ts';
import { FieldReader, MessageWriter } from './index.ts';

const ID = '0190a5b0-1111-7222-8333-444444444444';
const OTHER = '0190a5b0-ffff-7222-9333-555555555555';
const JSON_TEXT = '{"note":"é 🚸"}';

const bytesOf = (message: { serializeBinary(): Uint8Array }) => Buffer.from(message.serializeBinary());

describe('an append', () => {
  const request = (expected: number | 'noStream', json = JSON_TEXT) => {
    const events = [
      { id: ID, type: 'Noted', json },
      { id: OTHER, type: 'Ditulis é', json: '{}' },
    ];
    return streams.BatchAppendReq.deserializeBinary(
      batchAppendRequest({ stream: 'case-é', expected, events }, ID, 1_000),
    );
  };

  test('is read by the messages of the client as it was meant', () => {
    const read = request(7);
    expect(read.getCorrelationId()?.getString()).toBe(ID);
    expect(read.getIsFinal()).toBe(true);
    const options = read.getOptions();
    expect(Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe('case-é');
    expect(options?.getStreamPosition()).toBe('7');
    const deadline = options?.getDeadline()?.toDate().getTime() ?? 0;
    expect(Math.abs(deadline - Date.now() - 1_000)).toBeLessThan(500);
    const proposed = read.getProposedMessagesList();
    expect(proposed.map((message) => message.getId()?.getString())).toEqual([ID, OTHER]);
    expect(proposed.map((message) => message.getMetadataMap().get('type'))).toEqual(['Noted', 'Ditulis é']);
    expect(proposed.map((message) => message.getMetadataMap().get('content-type'))).toEqual(
      Array(2).fill('application/json'),
    );
    expect(proposed.map((message) => Buffer.from(message.getData_asU8()).toString())).toEqual([JSON_TEXT, '{}']);
  });

  test.each([0, 127, 128, 2 ** 31, Number.MAX_SAFE_INTEGER])('expects revision %d', (revision) => {
    expect(request(revision).getOptions()?.getStreamPosition()).toBe(String(revision));
  });

  test('expects no stream, and is of any size', () => {
    const large = `"${'é'.repeat(300_000)}"`;
    const read = request('noStream', large);
    expect(read.getOptions()?.hasNoStream()).toBe(true);
    expect(Buffer.from(read.getProposedMessagesList()[0]?.getData_asU8() ?? []).toString()).toBe(large);
  });
});

describe('an answer', () => {
  const halves = () =>
    new shared.UUID.Structured()
      .setMostSignificantBits(BigInt.asIntN(64, 0x0190a5b0_ffff_7222n).toString())
      .setLeastSignificantBits(BigInt.asIntN(64, 0x9333_555555555555n).toString());

  test('to an append names it by either form of its id', () => {
    const success = new streams.BatchAppendResp.Success()
      .setCurrentRevision('3')
      .setPosition(new shared.AllStreamPosition().setCommitPosition('9007199254740993').setPreparePosition('12'));
    for (const [id, uuid] of [
      [ID, new shared.UUID().setString(ID)],
      [OTHER, new shared.UUID().setStructured(halves())],
    ] as const) {
      const answer = new streams.BatchAppendResp().setCorrelationId(uuid).setSuccess(success);
      expect(readAppendAnswer(bytesOf(answer))).toMatchObject({
        correlation: id,
        success: { revision: 3, position: '00009007199254740993.00000000000000000012' },
      });
    }
  });

  test('to a read brings an event whatever stands beside it', () => {
    const record = new streams.ReadResp.ReadEvent.RecordedEvent()
      .setId(new shared.UUID().setString(ID))
      .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('case-é')))
      .setStreamRevision('300')
      .setPreparePosition('18446744073709551615')
      .setCommitPosition('18446744073709551615')
      .setCustomMetadata(Buffer.from('{"kept":false}'))
      .setData(Buffer.from(JSON_TEXT));
    record.getMetadataMap().set('created', '17').set('type', 'Noted').set('content-type', 'application/json');
    const event = new streams.ReadResp.ReadEvent().setEvent(record).setCommitPosition('5');
    expect(readAnswer(bytesOf(new streams.ReadResp().setEvent(event)))).toEqual({
      kind: 'event',
      record: {
        ...{ id: ID, stream: 'case-é', revision: 300, position: '18446744073709551615' },
        ...{ type: 'Noted', contentType: 'application/json', data: Buffer.from(JSON_TEXT) },
      },
    });
  });

  test.each([
    ['caughtUp', new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp())],
    ['fellBehind', new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind())],
    ['confirmation', new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation())],
    ['other', new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound())],
  ])('says %s', (kind, message) => {
    expect(readAnswer(bytesOf(message))).toEqual({ kind });
  });
});

describe('a message', () => {
  test('that ends within a field is an error, not an endless one', () => {
    const writer = new MessageWriter(20);
    writer.text(1, 'twelve bytes');
    const whole = writer.finish();
    for (let length = 1; length < whole.length; length++) {
      const reader = new FieldReader(whole.subarray(0, length));
      expect(() => reader.next() && reader.text()).toThrow('ends within a field');
    }
  });

  test('that is larger than was said is not written', () => {
    expect(() => new MessageWriter(3).text(1, 'four')).toThrow(RangeError);
  });
});
