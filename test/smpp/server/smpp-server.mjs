/**
 * An SMPP server built on the package `smpp`, in a process of its own: an implementation that is not ours. The tests tell
 * it by messages what to do, see `start-server.ts`.
 */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

const smpp = createRequire(import.meta.url)('smpp');
smpp.addTLV('mo_message_id', { id: 0x1502, type: smpp.types.tlv.buffer });
smpp.addTLV('mcc', { id: 0x1503, type: smpp.types.tlv.buffer });
smpp.addTLV('mnc', { id: 0x1504, type: smpp.types.tlv.buffer });
smpp.addTLV('of_the_future', { id: 0x15aa, type: smpp.types.tlv.buffer });

const sessions = new Set();
const submits = [];
const counts = { submits: 0, enquireLinks: 0, unbinds: 0, mostInFlight: 0, perBind: {} };
let settings = {};
/** How it behaves: `status`, `busyFor`, `silent`, `cutAfter`, `delayMs`, `receiptFirst`, `refuseParts`, `keep`. */
let behavior = {};
let server;
let bindNumber = 0;

const textOf = (value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value);

function handleBind(session, type, pdu) {
  const { systemId = 'example', password = 'secret-1', maxBinds = 100, bindStatus } = settings;
  const bound = [...sessions].filter(({ type: kind }) => kind).length;
  const status =
    bindStatus ??
    (pdu.system_id !== systemId
      ? smpp.ESME_RINVSYSID
      : pdu.password !== password
        ? smpp.ESME_RINVPASWD
        : bound >= maxBinds
          ? smpp.ESME_RBINDFAIL
          : 0);
  if (settings.silentBind) return;
  if (status === 0) {
    session.type = type;
    session.name = `${type}-${++bindNumber}`;
  }
  session.send(pdu.response({ command_status: status, system_id: '8x8' }));
}

function handleSubmit(session, pdu) {
  counts.submits++;
  counts.perBind[session.name] = (counts.perBind[session.name] ?? 0) + 1;
  session.inFlight++;
  counts.mostInFlight = Math.max(counts.mostInFlight, session.inFlight);
  const udh = pdu.short_message?.udh ?? [];
  const part = udh[0]?.[4];
  const { busyFor = 0, silent, cutAfter, status = 0, delayMs, refuseParts = [], keep = true } = behavior;
  if (cutAfter !== undefined && --behavior.cutAfter < 0) {
    for (const { socket } of sessions) socket.destroy();
    delete behavior.cutAfter;
    return;
  }
  let answer = status;
  if (refuseParts.includes(part)) answer = smpp.ESME_RINVDSTADR;
  if (busyFor > 0) {
    behavior.busyFor--;
    answer = behavior.busyStatus ?? smpp.ESME_RTHROTTLED;
  }
  const umid = randomUUID();
  if (answer === 0 && keep)
    submits.push({
      umid,
      bind: session.name,
      at: performance.now(),
      text: textOf(pdu.message_payload?.message ?? pdu.short_message?.message ?? ''),
      isPayload: pdu.message_payload !== undefined,
      udh: udh.map((element) => element.toString('hex')),
      source: [pdu.source_addr_ton, pdu.source_addr_npi, pdu.source_addr],
      destination: [pdu.dest_addr_ton, pdu.dest_addr_npi, pdu.destination_addr],
      dataCoding: pdu.data_coding,
      esmClass: pdu.esm_class,
      registeredDelivery: pdu.registered_delivery,
      scheduled: pdu.schedule_delivery_time || '',
      expiry: pdu.validity_period || '',
    });
  if (silent) return;
  const respond = () => {
    session.inFlight--;
    session.send(pdu.response({ command_status: answer, message_id: umid }));
  };
  if (behavior.receiptFirst)
    deliver({ fields: receiptFields(umid), bind: undefined }).then(
      () => respond(),
      () => respond(),
    );
  else if (delayMs) setTimeout(respond, delayMs);
  else respond();
}

const receiptFields = (umid) => ({
  source_addr: '6591234567',
  source_addr_ton: 1,
  destination_addr: 'ExampleCo',
  dest_addr_ton: 5,
  esm_class: 4,
  short_message: `id:${umid} sub:001 dlvrd:001 submit date:2612010100 done date:2612010101 stat:DELIVRD err:000 text:`,
});

/** Sends a `deliver_sm`, and resolves with the status of its answer. */
function deliver({ fields, bind }) {
  const session = [...sessions].find(({ type, name }) =>
    bind ? name === bind : type === 'receiver' || type === 'transceiver',
  );
  if (!session) return Promise.reject(new Error('no bind receives'));
  const given = { ...fields };
  for (const [name, value] of Object.entries(given))
    if (value && typeof value === 'object' && value.hex !== undefined)
      given[name] = Buffer.from(value.hex, 'hex');
  if (given.short_message?.udh) {
    const { udh, text, octets } = given.short_message;
    given.short_message = {
      udh: Buffer.from(udh, 'hex'),
      message: octets === undefined ? text : Buffer.from(octets, 'hex'),
    };
  }
  return new Promise((resolve, reject) => {
    session.once('close', () => reject(new Error('the connection ended')));
    session.deliver_sm(given, (answer) => resolve(answer.command_status));
  });
}

function handleSession(session) {
  sessions.add(session);
  session.inFlight = 0;
  session.setMaxListeners(0);
  session.on('error', () => undefined);
  session.on('close', () => sessions.delete(session));
  for (const type of ['transmitter', 'receiver', 'transceiver'])
    session.on(`bind_${type}`, (pdu) => handleBind(session, type, pdu));
  session.on('submit_sm', (pdu) => handleSubmit(session, pdu));
  session.on('enquire_link', (pdu) => {
    counts.enquireLinks++;
    if (!settings.deaf) session.send(pdu.response());
  });
  session.on('unbind', (pdu) => {
    counts.unbinds++;
    session.send(pdu.response());
    session.close();
  });
}

const commands = {
  listen: (given) =>
    new Promise((resolve) => {
      settings = given;
      server = smpp.createServer(given.tls ? { ...given.tls, minVersion: 'TLSv1.3' } : {}, handleSession);
      server.listen(given.port ?? 0, '127.0.0.1', () => resolve(server.address().port));
    }),
  configure: (given) => void Object.assign(settings, given),
  behave: (given) => void (behavior = given),
  submits: () => submits,
  counts: () => ({ ...counts, bound: [...sessions].map(({ type }) => type).filter(Boolean) }),
  deliver,
  receipt: (umid) => deliver({ fields: receiptFields(umid) }),
  cut: () => {
    for (const { socket } of sessions) socket.destroy();
  },
  /** Unbinds every bind, and closes each as soon as the client has answered. */
  unbind: () =>
    Promise.all(
      [...sessions].map(
        (session) =>
          new Promise((resolve) =>
            session.unbind(() => {
              session.close();
              resolve(undefined);
            }),
          ),
      ),
    ).then(() => undefined),
  /** Writes octets to every bind that receives. */
  write: (hex) => {
    for (const { socket, type } of sessions)
      if (type && type !== 'transmitter') socket.write(Buffer.from(hex, 'hex'));
  },
};

process.on('message', ({ id, command, argument }) => {
  Promise.resolve()
    .then(() => commands[command](argument))
    .then(
      (result) => process.send({ id, result }),
      (error) => process.send({ id, error: String(error) }),
    );
});
process.on('disconnect', () => process.exit());
