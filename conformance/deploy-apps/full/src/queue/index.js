exports.handler = async () => 'queue';
