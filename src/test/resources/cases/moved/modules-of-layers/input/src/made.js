module.exports = eval('1');
