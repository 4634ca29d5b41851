#include "core/azure/file_names.h"
#include "core/azure/regions.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/connector_builder.h"
#include "core/read/read.h"
#include "core/route/route_engine.h"
#include "core/write/picture_formats.h"
#include "core/write/reachability.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/network_builder.h"
#include "tests/support/random_design.h"
#include "tests/support/random_document.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>
#include <map>

using namespace peerscape;
using diagram::Diagram;
using diagram::Element;
using diagram::Words;

namespace {

constexpr std::uint32_t kDesigns = 40;

/// What no language changes: Azure's terms, and how networks are marked on paper.
const QString kAzureTerms = QStringLiteral(
    "gateway transit remote gateways forwarded traffic Initiated Disconnected Bastion Route Server "
    "Vpn ExpressRoute IPsec Vnet2Vnet Default User VirtualNetworkGateway Active Invalid VnetLocal "
    "VNetPeering VNetGlobalPeering Internet None VirtualAppliance VirtualNetworkServiceEndpoint "
    "InterfaceEndpoint Null Multiple gatewaysubnet prefixes");

/// A language of its own: every sentence in brackets, with the number of the sentence.
class Bracketed
{
public:
    std::string operator()(const Message& message)
    {
        const auto [known, isNew] =
            m_numbers.try_emplace(std::string(message.text), m_numbers.size());
        return "[" + std::to_string(known->second) + ": "
               + fillTemplate(message.text, message.arguments) + "]";
    }
    [[nodiscard]] const std::map<std::string, std::size_t>& numbers() const { return m_numbers; }

private:
    std::map<std::string, std::size_t> m_numbers;
};

std::vector<azure::Document> designs()
{
    std::vector<azure::Document> all;
    for (const QString& path : test::sampleFiles()) {
        const auto read = read::read({{"sample", test::readFile(path)}});
        all.push_back(read ? read->document : azure::Document());
    }
    for (std::uint32_t seed = 1; seed <= kDesigns; ++seed) {
        all.push_back(test::randomDesign(seed));
        all.push_back(test::anyDocument(seed));
    }
    for (azure::Document& document : all)
        document = diagram::withLayout(document);
    return all;
}

/// A design with what the others lack: more machines than a subnet shows, a network of which little
/// is known, one that is collapsed.
azure::Document crowdedDesign()
{
    test::NetworkBuilder net;
    const SubnetId subnet = net.subnet(net.vnet("full", {"10.0.0.0/16"}), "many", {"10.0.1.0/24"});
    for (int i = 0; i < 40; ++i)
        net.nic(subnet, "nic" + std::to_string(i));
    const VnetId folded = net.vnet("folded", {"10.1.0.0/16"});
    azure::Transaction transaction(diagram::withLayout(net.document()));
    azure::VirtualNetwork unknown = *net.document().find(folded);
    unknown.name = "unknown";
    unknown.external = true;
    unknown.addressPrefixes.clear();
    transaction.add(unknown);
    azure::Placement placement = *transaction.document().placement(folded);
    placement.collapsed = placement.locked = true;
    transaction.place(folded, placement);
    return diagram::withLayout(transaction.take());
}

void addValues(const QJsonValue& json, QString& values)
{
    if (json.isObject()) {
        for (const QJsonValue& member : json.toObject())
            addValues(member, values);
    }
    for (const QJsonValue& item : json.toArray())
        addValues(item, values);
    // A reference is nobody's word.
    if (!azure::parseFileId(json.toString().toStdString()))
        values += u' ' + json.toString();
}

QSet<QString> wordsIn(const QString& text)
{
    // What was cut off is no word.
    static const QRegularExpression kWord(QStringLiteral("\\p{L}{3,}(?!\\p{L}|…)"));
    QSet<QString> words;
    for (auto match = kWord.globalMatch(text); match.hasNext();)
        words.insert(match.next().captured());
    return words;
}

/// Everything that somebody wrote into a design, and the names of regions.
QSet<QString> ownWords(const azure::Document& document)
{
    QString values = kAzureTerms;
    addValues(QJsonDocument::fromJson(QByteArray::fromStdString(write::writePeerscape(document)))
                  .object(),
              values);
    document.all<azure::VirtualNetwork>().forEach([&](VnetId, const auto& vnet) {
        values += u' ' + QString::fromStdString(azure::regionLabel(vnet.location.view()));
    });
    return wordsIn(values);
}

QString outsideBrackets(const QString& text)
{
    static const QRegularExpression kBrackets(QStringLiteral("\\[\\d+: .*?(?:\\]|$)"),
                                              QRegularExpression::DotMatchesEverythingOption);
    return QString(text).remove(kBrackets);
}

QStringList textsOf(const Element& element)
{
    QStringList texts{QString::fromStdString(element.accessibleName)};
    for (const diagram::Primitive& primitive : element.primitives) {
        if (const auto* text = std::get_if<diagram::TextShape>(&primitive.shape))
            texts << QString::fromStdString(text->text);
    }
    return texts;
}

/// Everything that a picture of a design says.
QStringList textsOf(const write::Picture& picture, const Words& words)
{
    QStringList texts{QString::fromStdString(picture.title())};
    for (const Element* element : picture.drawing())
        texts += textsOf(*element);
    for (const Element& element : picture.furniture())
        texts += textsOf(element);
    const Diagram drawing(picture.document(), words);
    drawing.forEachBlockIn(drawing.bounds(), [&](const diagram::Block& block) {
        const auto text = diagram::blockText(picture.document(), block.object, words);
        texts << QString::fromStdString(text.name) << QString::fromStdString(text.addresses)
              << QString::fromStdString(text.content);
    });
    return texts;
}

} // namespace

/// Pictures speak the language of whoever asks for them, and are otherwise the same.
class TestPictureWords : public QObject
{
    Q_OBJECT

private:
    std::vector<azure::Document> m_designs;

private slots:
    void initTestCase()
    {
        m_designs = designs();
        m_designs.push_back(crowdedDesign());
        m_designs.emplace_back();
    }

    /// Nothing is said that was not asked of the translation, and nothing is asked that is not
    /// said.
    void everyWordIsTranslated()
    {
        Bracketed bracketed;
        const Translate translate = std::ref(bracketed);
        const Words words(translate);
        QSet<int> said;
        for (const azure::Document& document : m_designs) {
            write::PictureOptions options;
            options.translate = translate;
            options.legend = true;
            document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) {
                if (options.routes.size() < 3)
                    options.routes.push_back(id);
            });
            const write::Picture picture(document, options);
            const QSet<QString> own = ownWords(document);
            for (const QString& text : textsOf(picture, words)) {
                const QSet<QString> untranslated = wordsIn(outsideBrackets(text)) - own;
                QVERIFY2(untranslated.isEmpty(), qPrintable(text));
                static const QRegularExpression kNumber(QStringLiteral("\\[(\\d+): "));
                for (auto match = kNumber.globalMatch(text); match.hasNext();)
                    said.insert(match.next().captured(1).toInt());
            }
        }
        for (const auto& [text, number] : bracketed.numbers()) {
            // Most kinds are never drawn as a block.
            const bool isWord = number < diagram::kWordCount;
            QVERIFY2(!isWord || said.contains(static_cast<int>(number)), text.c_str());
        }
    }

    void matricesAreTranslated()
    {
        test::NetworkBuilder net;
        const SubnetId subnet =
            net.subnet(net.vnet("hub", {"10.0.0.0/16"}), "one", {"10.0.1.0/24"});
        net.nic(subnet, "a");
        net.nic(net.subnet(net.vnet("far", {"10.1.0.0/16"}), "two", {"10.1.1.0/24"}), "b");
        const route::RouteEngine routes(net.document());
        const reach::Matrix matrix = reach::makeMatrix(routes, reach::MatrixBy::Nic, reach::Flow());
        Bracketed bracketed;
        const std::string pairs = write::writeMatrix(net.document(), matrix,
                                                     write::MatrixFormat::Svg, std::ref(bracketed));
        const QString left = outsideBrackets(QString::fromStdString(pairs));
        QVERIFY(pairs.find(": the answer is lost]") != std::string::npos);
        QVERIFY(!left.contains(QStringLiteral("answer")) && !left.contains(QStringLiteral(" to ")));
        // Tables and files for programs are the same in every language.
        for (const auto format :
             {write::MatrixFormat::Table, write::MatrixFormat::Csv, write::MatrixFormat::Json})
            QCOMPARE(write::writeMatrix(net.document(), matrix, format, std::ref(bracketed)),
                     write::writeMatrix(net.document(), matrix, format));
    }

    void layersOfDrawioAreTranslated()
    {
        Bracketed bracketed;
        write::PictureOptions options;
        options.translate = std::ref(bracketed);
        const std::string drawio = write::writePictureText(
            write::Picture(m_designs.front(), options), write::PictureFormat::Drawio);
        for (const char* const layer : {"Regions", "Behind", "Networks", "Connections", "Peerings",
                                        "Notes", "Legend and tables"})
            QVERIFY2(drawio.find(std::string(": ") + layer + "]\"") != std::string::npos, layer);
    }

    /// A design has the same places in every language, so its file does not depend on one either.
    void boxesAreAsLargeInEveryLanguage()
    {
        Bracketed bracketed;
        const Words words{Translate(std::ref(bracketed))};
        for (const azure::Document& document : m_designs) {
            const Diagram english(document);
            const Diagram other(document, words);
            QVERIFY(other.bounds() == english.bounds());
            english.forEachBlockIn(english.bounds(), [&](const diagram::Block& block) {
                QVERIFY(other.boxOf(block.object) == block.rect);
            });
            write::PictureOptions options;
            options.embedSource = true;
            const write::Picture plain(document, options);
            options.translate = std::ref(bracketed);
            QCOMPARE(write::Picture(document, options).source(), plain.source());
        }
    }

    /// What lies further from a line than tags reach is not painted again when the line changes.
    void longWordsStayWithinReachOfTheirLine()
    {
        test::NetworkBuilder net;
        const auto gateway =
            net.vpnGateway(net.vnet("hub", {"10.0.0.0/16"}), "gateway", "20.0.0.1");
        const SiteId site = net.site("an-office-with-a-very-long-name", {"192.168.0.0/16"});
        const ConnectionId connection = net.connect(gateway, site);
        const Words words([](const Message& message) {
            return message.text == "up" ? "so lange wie kein Wort" : render(message);
        });
        const Element line = diagram::buildConnection(
            net.document(), connection, {{0, 0}, {0, 900}},
            [](const diagram::Rect&, const diagram::BoxVisitor&) {}, words);
        QVERIFY(textsOf(line).back().endsWith(QStringLiteral("so lange wie kein Wort")));
        QVERIFY(line.bounds.x >= -diagram::kTagReach);
        QVERIFY2(line.bounds.right() <= diagram::kTagReach,
                 qPrintable(QString::number(line.bounds.right())));
    }

    void aPictureWithoutALanguageIsEnglish()
    {
        const Words english;
        const Words rendered(render);
        for (std::size_t i = 0; i < diagram::kWordCount; ++i) {
            const auto word = static_cast<diagram::Word>(i);
            QVERIFY(!english[word].empty());
            QVERIFY(english[word] == rendered[word]);
        }
        for (std::size_t i = 0; i < kKindCount; ++i)
            QVERIFY(english.kind(static_cast<Kind>(i)) == rendered.kind(static_cast<Kind>(i)));
        QCOMPARE(english.filled(diagram::Word::Subnets, {"1"}), std::string("1 subnet"));
        QCOMPARE(english.filled(diagram::Word::Subnets, {"2"}), std::string("2 subnets"));
    }
};

PEERSCAPE_TEST_CLASS(TestPictureWords)
#include "tst_picture_words.moc"
