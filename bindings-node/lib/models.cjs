'use strict'

// Written by `make generate` from the engine's catalog: change it there.

const { NumplanError } = require('./error.cjs')

// What an update or a call came to can be required to be well.
class Outcome {
  require() {
    if (this.failure === null) return this
    const error = new NumplanError(this.failure)
    error.result = this
    throw error
  }
}

class Updated extends Outcome {}
class Receipt extends Outcome {}

// Errors cross as the record that they are.
const readError = (v) => readDetail(v)

const readFieldError = (v, run) => ({
  field: v[0],
  rule: v[1],
  message: v[2],
  limit: v[3],
})

const readServerError = (v, run) => ({
  title: v[0],
  detail: v[1],
  id: v[2],
  status: v[3],
  field: v[4],
})

const readErrorDetails = (v, run) => ({
  code: v[0],
  message: v[1],
  provider: v[2],
  operation: v[3],
  status: v[4],
  requestId: v[5],
  retryable: v[6],
  retryAfter: v[7],
  attempts: v[8],
  sent: v[9],
  fields: v[10].map((v) => readFieldError(v, run)),
  serverErrors: v[11].map((v) => readServerError(v, run)),
  cause: v[12],
  nothingChanged: v[13],
})

const readCallbackCheck = (v, run) => ({
  ok: v[0],
  masked: v[1],
  findings: v[2],
  rule: v[3],
  message: v[4],
})

const readNumberFinding = (v, run) => ({
  code: v[0],
  severity: v[1],
  message: v[2],
  suggestion: v[3],
})

const readNumberCheck = (v, run) => ({
  given: v[0],
  number: v[1],
  valid: v[2],
  kind: v[3],
  region: v[4],
  place: v[5],
  zones: v[6],
  findings: v[7].map((v) => readNumberFinding(v, run)),
})

const readNormalizedNumber = (v, run) => ({
  number: v[0],
  findings: v[1].map((v) => readNumberFinding(v, run)),
})

const readColumnCounts = (v, run) => ({
  cells: v[0],
  valid: v[1],
  readable: v[2],
  refused: v[3],
  flagged: v[4],
})

const readCountMismatch = (v, run) => ({
  reported: v[0],
  received: v[1],
})

const readDetachedOrder = (v, run) => ({
  operation: v[0],
  subject: v[1],
  isRunning: v[2],
  result: v[3],
  error: v[4] && readError(v[4]),
})

const readFlowrouteLink = (v, run) => ({
  id: v[0],
  type: v[1],
})

const readFlowrouteRelationships = (v, run) => ({
  primaryRoute: v[0] && readFlowrouteLink(v[0], run),
  failoverRoute: v[1] && readFlowrouteLink(v[1], run),
  cnamPreset: v[2] && readFlowrouteLink(v[2], run),
  e911Address: v[3] && readFlowrouteLink(v[3], run),
  messageProvision: v[4] && readFlowrouteLink(v[4], run),
  extra: v[5],
})

const readFlowrouteRoute = (v, run) => ({
  alias: v[0],
  routeType: v[1],
  value: v[2],
  edgeStrategyId: v[3],
  id: v[4],
  extra: v[5],
})

const readProvisioningTask = (v, run) => ({
  id: v[0],
  status: v[1],
})

class FlowrouteNumber {
  #run

  constructor(v, run) {
    this.value = v[0]
    this.alias = v[1]
    this.cnamLookupsEnabled = v[2]
    this.messagingEnabled = v[3]
    this.numberType = v[4]
    this.rateCenter = v[5]
    this.state = v[6]
    this.isoCountry = v[7]
    this.inboundRate = v[8]
    this.monthlyCost = v[9]
    this.setupCost = v[10]
    this.rateType = v[11]
    this.status = v[12]
    this.tier = v[13]
    this.id = v[14]
    this.relationships = v[15] && readFlowrouteRelationships(v[15], run)
    this.routes = v[16].map((v) => readFlowrouteRoute(v, run))
    this.provisioning = v[17] && readProvisioningTask(v[17], run)
    this.extra = v[18]
    this.#run = run
  }

  update(changes, options) {
    const number = { number: this.value }
    return this.#run.call('numbers.update', readUpdatedOfFlowrouteNumber, [number, changes], options)
  }
}

const readFlowrouteNumber = (v, run) => new FlowrouteNumber(v, run)

const readFieldOutcome = (v, run) => ({
  field: v[0],
  requested: v[1],
  state: v[2],
  evidence: v[3],
  observed: v[4],
})

const readUnrequestedChange = (v, run) => ({
  field: v[0],
  before: v[1],
  after: v[2],
})

const readUpdated = (of) => (v, run) =>
  Object.assign(new Updated(), {
    number: v[0] && of(v[0], run),
    before: v[1] && of(v[1], run),
    fields: v[2].map((v) => readFieldOutcome(v, run)),
    unrequested: v[3].map((v) => readUnrequestedChange(v, run)),
    task: v[4] && readProvisioningTask(v[4], run),
    status: v[5],
    attempts: v[6],
    requestId: v[7],
    serverErrors: v[8].map((v) => readServerError(v, run)),
    ok: v[9],
    isPending: v[10],
    failure: v[11] && readError(v[11]),
  })

const readPage = (of) => (v, run) => ({
  items: v[0].map((v) => of(v, run)),
  total: v[1],
  more: v[2],
  cursor: v[3],
})

const readFlowrouteStockNumber = (v, run) => ({
  value: v[0],
  numberType: v[1],
  rateCenter: v[2],
  state: v[3],
  isoCountry: v[4],
  monthlyCost: v[5],
  setupCost: v[6],
  id: v[7],
  extra: v[8],
})

const readFlowrouteAreaCode = (v, run) => ({
  id: v[0],
  extra: v[1],
})

const readFlowrouteNumberExchange = (v, run) => ({
  id: v[0],
  extra: v[1],
})

const readReceipt = (of) => (v, run) =>
  Object.assign(new Receipt(), {
    item: v[0] && of(v[0], run),
    state: v[1],
    evidence: v[2],
    status: v[3],
    attempts: v[4],
    requestId: v[5],
    serverErrors: v[6].map((v) => readServerError(v, run)),
    ok: v[7],
    isReconciled: v[8],
    failure: v[9] && readError(v[9]),
  })

const readFlowrouteEdgeStrategy = (v, run) => ({
  name: v[0],
  id: v[1],
  extra: v[2],
})

const readFlowrouteBulkNumbers = (v, run) => ({
  successful: v[0],
  processing: v[1],
  failed: v[2],
})

const readFlowrouteProvisioning = (v, run) => ({
  id: v[0],
  status: v[1],
  numbers: v[2] && readFlowrouteBulkNumbers(v[2], run),
  attributes: v[3],
})

class PlivoNumber {
  #run

  constructor(v, run) {
    this.number = v[0]
    this.alias = v[1]
    this.application = v[2]
    this.subAccount = v[3]
    this.numberType = v[4]
    this.type = v[5]
    this.addedOn = v[6]
    this.renewalDate = v[7]
    this.monthlyRentalRate = v[8]
    this.carrier = v[9]
    this.city = v[10]
    this.region = v[11]
    this.country = v[12]
    this.countryIso = v[13]
    this.lata = v[14]
    this.rateCenter = v[15]
    this.voiceEnabled = v[16]
    this.voiceRate = v[17]
    this.smsEnabled = v[18]
    this.smsRate = v[19]
    this.mmsEnabled = v[20]
    this.mmsRate = v[21]
    this.cnamLookup = v[22]
    this.cnam = v[23]
    this.cnamRegistrationStatus = v[24]
    this.complianceApplicationId = v[25]
    this.complianceStatus = v[26]
    this.tendlcCampaignId = v[27]
    this.tendlcRegistrationStatus = v[28]
    this.tollFreeSmsVerification = v[29]
    this.resourceUri = v[30]
    this.apiId = v[31]
    this.extra = v[32]
    this.#run = run
  }

  update(changes, options) {
    const number = { number: this.number }
    return this.#run.call('numbers.update', readUpdatedOfPlivoNumber, [number, changes], options)
  }
}

const readPlivoNumber = (v, run) => new PlivoNumber(v, run)

const readPlivoStockNumber = (v, run) => ({
  number: v[0],
  prefix: v[1],
  type: v[2],
  subType: v[3],
  city: v[4],
  region: v[5],
  country: v[6],
  countryIso: v[7],
  lata: v[8],
  rateCenter: v[9],
  setupRate: v[10],
  monthlyRentalRate: v[11],
  voiceEnabled: v[12],
  voiceRate: v[13],
  smsEnabled: v[14],
  smsRate: v[15],
  mmsEnabled: v[16],
  mmsRate: v[17],
  complianceRequirement: v[18],
  restriction: v[19],
  restrictionText: v[20],
  resourceUri: v[21],
  extra: v[22],
})

const readWavixRoutedDestination = (v, run) => ({
  id: v[0],
  destination: v[1],
  priority: v[2],
  transport: v[3],
  trunkId: v[4],
  trunkLabel: v[5],
  srtp: v[6],
  extra: v[7],
})

const readWavixDocument = (v, run) => ({
  id: v[0],
  allowReplace: v[1],
  didNumber: v[2],
  docContentType: v[3],
  docFileName: v[4],
  docType: v[5],
  docTypeId: v[6],
  status: v[7],
  url: v[8],
  extra: v[9],
})

class WavixNumber {
  #run

  constructor(v, run) {
    this.id = v[0]
    this.number = v[1]
    this.activationFee = v[2]
    this.monthlyFee = v[3]
    this.perMin = v[4]
    this.city = v[5]
    this.country = v[6]
    this.countryShortName = v[7]
    this.state = v[8]
    this.destination = v[9].map((v) => readWavixRoutedDestination(v, run))
    this.channels = v[10]
    this.requireDocs = v[11]
    this.documents = v[12].map((v) => readWavixDocument(v, run))
    this.domesticCli = v[13]
    this.label = v[14]
    this.status = v[15]
    this.seconds = v[16]
    this.added = v[17]
    this.paidUntil = v[18]
    this.smsEnabled = v[19]
    this.smsRelayUrl = v[20]
    this.cnam = v[21]
    this.callRecordingEnabled = v[22]
    this.transcriptionEnabled = v[23]
    this.transcriptionThreshold = v[24]
    this.freeMin = v[25]
    this.unlimited = v[26]
    this.callStatusUrl = v[27]
    this.extra = v[28]
    this.#run = run
  }

  update(changes, options) {
    const number = { id: this.id }
    return this.#run.call('numbers.update', readUpdatedOfWavixNumber, [number, changes], options)
  }
}

const readWavixNumber = (v, run) => new WavixNumber(v, run)

const readWavixUpdatedRecord = (v, run) => ({
  id: v[0],
  updated: readUpdated(readWavixNumber)(v[1], run),
})

const readWavixUpdatedMany = (v, run) => ({
  records: v[0].map((v) => readWavixUpdatedRecord(v, run)),
  ok: v[1],
})

const readWavixCountry = (v, run) => ({
  id: v[0],
  name: v[1],
  shortName: v[2],
  hasProvincesOrStates: v[3],
  extra: v[4],
})

const readWavixRegion = (v, run) => ({
  id: v[0],
  name: v[1],
  shortName: v[2],
  extra: v[3],
})

const readWavixCity = (v, run) => ({
  id: v[0],
  name: v[1],
  areaCode: v[2],
  extra: v[3],
})

const readWavixStockNumber = (v, run) => ({
  id: v[0],
  number: v[1],
  activationFee: v[2],
  monthlyFee: v[3],
  perMin: v[4],
  smsPrice: v[5],
  city: v[6],
  country: v[7],
  countryShortName: v[8],
  channels: v[9],
  cnam: v[10],
  freeMin: v[11],
  requireDocs: v[12],
  smsEnabled: v[13],
  domesticCli: v[14],
  unlimited: v[15],
  extra: v[16],
})

const readWavixDocumentKind = (v, run) => ({
  id: v[0],
  name: v[1],
  title: v[2],
  extra: v[3],
})

const readWavixCart = (v, run) => ({
  dids: v[0].map((v) => readWavixStockNumber(v, run)),
  docTypes: v[1].map((v) => readWavixDocumentKind(v, run)),
  extra: v[2],
})

const readUpdatedOfFlowrouteNumber = readUpdated(readFlowrouteNumber)
const readPageOfFlowrouteNumber = readPage(readFlowrouteNumber)
const readPageOfFlowrouteStockNumber = readPage(readFlowrouteStockNumber)
const readPageOfFlowrouteAreaCode = readPage(readFlowrouteAreaCode)
const readPageOfFlowrouteNumberExchange = readPage(readFlowrouteNumberExchange)
const readReceiptOfFlowrouteNumber = readReceipt(readFlowrouteNumber)
const readPageOfFlowrouteRoute = readPage(readFlowrouteRoute)
const readReceiptOfFlowrouteRoute = readReceipt(readFlowrouteRoute)
const readPageOfFlowrouteEdgeStrategy = readPage(readFlowrouteEdgeStrategy)
const readReceiptOfFlowrouteProvisioning = readReceipt(readFlowrouteProvisioning)
const readUpdatedOfPlivoNumber = readUpdated(readPlivoNumber)
const readPageOfPlivoNumber = readPage(readPlivoNumber)
const readPageOfPlivoStockNumber = readPage(readPlivoStockNumber)
const readReceiptOfPlivoNumber = readReceipt(readPlivoNumber)
const readUpdatedOfWavixNumber = readUpdated(readWavixNumber)
const readPageOfWavixNumber = readPage(readWavixNumber)
const readReceiptOfWavixNumbers = readReceipt((v, run) => v.map((v) => readWavixNumber(v, run)))
const readPageOfWavixCountry = readPage(readWavixCountry)
const readPageOfWavixRegion = readPage(readWavixRegion)
const readPageOfWavixCity = readPage(readWavixCity)
const readPageOfWavixStockNumber = readPage(readWavixStockNumber)
const readReceiptOfWavixStockNumbers = readReceipt((v, run) => v.map((v) => readWavixStockNumber(v, run)))
const readReceiptOfWavixCart = readReceipt(readWavixCart)

module.exports = {
  readCallbackCheck,
  readColumnCounts,
  readCountMismatch,
  readDetachedOrder,
  readError,
  readErrorDetails,
  readFieldError,
  readFieldOutcome,
  readFlowrouteAreaCode,
  readFlowrouteBulkNumbers,
  readFlowrouteEdgeStrategy,
  readFlowrouteLink,
  readFlowrouteNumber,
  readFlowrouteNumberExchange,
  readFlowrouteProvisioning,
  readFlowrouteRelationships,
  readFlowrouteRoute,
  readFlowrouteStockNumber,
  readNormalizedNumber,
  readNumberCheck,
  readNumberFinding,
  readPageOfFlowrouteAreaCode,
  readPageOfFlowrouteEdgeStrategy,
  readPageOfFlowrouteNumber,
  readPageOfFlowrouteNumberExchange,
  readPageOfFlowrouteRoute,
  readPageOfFlowrouteStockNumber,
  readPageOfPlivoNumber,
  readPageOfPlivoStockNumber,
  readPageOfWavixCity,
  readPageOfWavixCountry,
  readPageOfWavixNumber,
  readPageOfWavixRegion,
  readPageOfWavixStockNumber,
  readPlivoNumber,
  readPlivoStockNumber,
  readProvisioningTask,
  readReceiptOfFlowrouteNumber,
  readReceiptOfFlowrouteProvisioning,
  readReceiptOfFlowrouteRoute,
  readReceiptOfPlivoNumber,
  readReceiptOfWavixCart,
  readReceiptOfWavixNumbers,
  readReceiptOfWavixStockNumbers,
  readServerError,
  readUnrequestedChange,
  readUpdatedOfFlowrouteNumber,
  readUpdatedOfPlivoNumber,
  readUpdatedOfWavixNumber,
  readWavixCart,
  readWavixCity,
  readWavixCountry,
  readWavixDocument,
  readWavixDocumentKind,
  readWavixNumber,
  readWavixRegion,
  readWavixRoutedDestination,
  readWavixStockNumber,
  readWavixUpdatedMany,
  readWavixUpdatedRecord,
}
