// Usage: node centre.js. A message centre made of the npm library "smpp": names its port, sends one resident's long message in two parts (the second first), and ends when the answer with the number of a case has come.
const smpp = require('smpp');

const words = '您好，我想反映一个问题：柳荫里小区9号楼门口的路灯已经坏了一个多星期了，晚上回家什么都看不见，楼里老人很多，前天就有一位老人在台阶上摔了一跤，请尽快派人来修理，谢谢你们。';
const heard = new Map();

function part(number) {
  const half = Math.ceil(words.length / 2);
  const text = number === 1 ? words.slice(0, half) : words.slice(half);
  return {source_addr_ton: 1, source_addr: '8613700137002', destination_addr: '12345', esm_class: 0x40, data_coding: 8,
    short_message: Buffer.concat([Buffer.from([5, 0, 3, 77, 2, number]), Buffer.from(text, 'utf16le').swap16()])};
}

function said(pdu) {
  const message = pdu.short_message.message;
  const octets = Buffer.isBuffer(message) ? message : null;
  return octets ? Buffer.from(octets).swap16().toString('utf16le') : String(message);
}

const server = smpp.createServer(session => {
  session.on('error', () => {});
  session.on('bind_transceiver', pdu => {
    const right = pdu.system_id === 'hotline' && pdu.password === 'secret8';
    session.send(pdu.response(right ? {system_id: 'SMSC'} : {command_status: smpp.ESME_RINVPASWD}));
    if (right) {
      session.deliver_sm(part(2), () => session.deliver_sm(part(1), answer => console.log('HEARD ' + answer.command_status)));
    }
  });
  session.on('enquire_link', pdu => session.send(pdu.response()));
  session.on('submit_sm', pdu => {
    const id = 'c' + (heard.size + 1);
    heard.set(id, said(pdu));
    session.send(pdu.response({message_id: id}));
    session.deliver_sm({source_addr: pdu.destination_addr, destination_addr: '12345', esm_class: 4,
      short_message: 'id:' + id + ' sub:001 dlvrd:001 submit date:2611221000 done date:2611221001 stat:DELIVRD err:000 text:'});
    const all = [...heard.values()].join('');
    console.log('SAID ' + JSON.stringify({to: pdu.destination_addr, coding: pdu.data_coding}));
    if (/\d{4} \d{4} \d{4}/.test(all)) {
      console.log('NUMBER ' + all.match(/\d{4} \d{4} \d{4}/)[0]);
    }
  });
  session.on('unbind', pdu => {
    session.send(pdu.response());
    session.close();
  });
});
server.listen(0, '127.0.0.1', () => console.log('PORT ' + server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
