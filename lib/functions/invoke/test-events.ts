const json = (value: unknown) => JSON.stringify(value, null, 2)

/** Events to start from, by the name that the list shows. Shapes as AWS documents them, shortened. */
export const TEST_EVENTS: Readonly<Record<string, string>> = {
  'hello-world': json({ key1: 'value1', key2: 'value2', key3: 'value3' }),
  'API Gateway (HTTP)': json({
    version: '2.0',
    routeKey: 'GET /orders',
    rawPath: '/orders',
    rawQueryString: 'status=open',
    headers: { accept: 'application/json', host: 'example.com' },
    queryStringParameters: { status: 'open' },
    requestContext: {
      http: { method: 'GET', path: '/orders', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1' },
      stage: '$default',
    },
    isBase64Encoded: false,
  }),
  SQS: json({
    Records: [
      {
        messageId: '19dd0b57-b21e-4ac1-bd88-01bbb068cb78',
        body: 'Hello from SQS!',
        attributes: { ApproximateReceiveCount: '1' },
        eventSource: 'aws:sqs',
        awsRegion: 'us-east-1',
      },
    ],
  }),
  S3: json({
    Records: [
      {
        eventSource: 'aws:s3',
        eventName: 'ObjectCreated:Put',
        awsRegion: 'us-east-1',
        s3: { bucket: { name: 'example-bucket' }, object: { key: 'test/key', size: 1024 } },
      },
    ],
  }),
  EventBridge: json({
    version: '0',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: '2026-01-01T00:00:00Z',
    region: 'us-east-1',
    detail: {},
  }),
}

/** What the editor holds before anything was typed. */
export const FIRST_EVENT = TEST_EVENTS['hello-world'] ?? '{}'
