// Usage: node open311.js ENDPOINT KEY JURISDICTION. Walks through every call of the npm client "open311" and ends with 1 when one of them is not answered as it expects.
const assert = require('node:assert/strict');
const Open311 = require('open311');

const [, , endpoint, apiKey, jurisdiction] = process.argv;
const city = new Open311({endpoint, jurisdiction, apiKey, format: 'json'});

function call(method, ...args) {
  return new Promise((resolve, reject) => city[method](...args, (problem, data) => problem ? reject(Object.assign(new Error(String(problem.message || problem)), {method})) : resolve(data)));
}

function refused(method, ...args) {
  return call(method, ...args).then(() => assert.fail(method + ' was expected to be refused'), problem => assert.equal(problem.method, method));
}

async function walk() {
  const services = await call('serviceList');
  const lamp = services.find(service => service.service_name.includes('路灯'));
  assert.ok(services.length > 100 && lamp, 'street lamps can be reported');

  const definition = await call('serviceDefinition', lamp.service_code);
  assert.equal(definition.service_code, lamp.service_code);
  const attributes = Object.fromEntries(definition.attributes.filter(attribute => attribute.required).map(attribute => [attribute.code, '灯杆 A-12']));

  const description = '路灯不亮三天了\n& <b> 😀';
  const [sent] = await call('submitRequest', {service_code: lamp.service_code, lat: 28.112, long: 113.0262, address_string: '柳荫里3号楼前', description, attributes});
  const id = sent.service_request_id;
  assert.match(id, /^\d{12,13}$/);

  const [named] = await call('token', id);
  assert.equal(named.service_request_id, id);

  const [found] = await call('serviceRequests', id);
  assert.equal(found.status, 'open');
  assert.ok(found.description.startsWith(description), 'the words come back as they were sent');
  assert.ok(found.requested_datetime instanceof Date && !Number.isNaN(found.updated_datetime.getTime()));
  assert.equal(Number(found.lat), 28.112);

  assert.deepEqual((await call('serviceRequests', [id, '000000000000'])).map(request => request.service_request_id), [id]);
  assert.ok((await call('serviceRequests', {status: 'open', service_code: lamp.service_code})).some(request => request.service_request_id === id));
  assert.ok(!(await call('serviceRequests', {status: 'closed'})).some(request => request.service_request_id === id));
  await refused('serviceRequests', '000000000000');
  await refused('serviceDefinition', 'NOPE');
  await refused('submitRequest', {service_code: 'NOPE', lat: 1, long: 1});
}

walk().then(() => console.log('every call was answered'), problem => {
  console.error(problem.method || '', problem);
  process.exit(1);
});
