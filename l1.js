module.exports = require('./lib/src/l1');
