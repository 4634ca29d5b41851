#include "core/azure/names.h"
#include "core/edit/layout_edits.h"
#include "core/read/embedded_source.h"
#include "core/read/read.h"
#include "core/route/route_engine.h"
#include "core/write/address_mask.h"
#include "core/write/pdf_outline.h"
#include "core/write/picture_formats.h"
#include "core/write/png_source.h"
#include "core/write/sanitise.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/mutate.h"
#include "tests/support/network_builder.h"
#include "tests/support/random_design.h"
#include "tests/support/random_document.h"
#include "tests/support/test_registry.h"

#include <QHash>
#include <QProcess>
#include <QRectF>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <bit>
#include <random>

using namespace peerscape;
using write::Picture;
using write::PictureFormat;
using write::PictureOptions;

namespace {

constexpr std::uint32_t kDesigns = 60;

QByteArray pictureText(const azure::Document& document, PictureFormat format,
                       const PictureOptions& options = {})
{
    return QByteArray::fromStdString(write::writePictureText(Picture(document, options), format));
}

azure::Document readDesign(const std::string& bytes)
{
    const auto result = read::read({{"design", bytes}});
    if (!result) {
        QTest::qFail(result.error().message.c_str(), __FILE__, __LINE__);
        return {};
    }
    return result->document;
}

/// All samples, designs that make sense and documents that need not.
void addDesigns()
{
    QTest::addColumn<std::string>("design");
    for (const QString& path : test::sampleFiles())
        QTest::newRow(qPrintable(path)) << test::readFile(path);
    for (std::uint32_t seed = 1; seed <= kDesigns; ++seed) {
        QTest::addRow("design %u", seed) << write::writePeerscape(test::randomDesign(seed));
        QTest::addRow("document %u", seed) << write::writePeerscape(test::anyDocument(seed));
    }
}

/// Everything at once: what a picture can be asked for.
PictureOptions everything(const azure::Document& document)
{
    PictureOptions options;
    options.legend = true;
    options.embedSource = true;
    document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) {
        if (options.routes.size() < 2)
            options.routes.push_back(id);
    });
    return options;
}

/// A cell of a draw.io file.
struct Cell
{
    QString parent;
    QString source;
    QString target;
    bool vertex = false;
    bool edge = false;
    bool relative = false;
    QRectF box;
};

/// The cells of a draw.io file by id; fails the test where the file is not well-formed or names a
/// thing twice.
QHash<QString, Cell> cellsOf(const QByteArray& drawio)
{
    QHash<QString, Cell> cells;
    QXmlStreamReader xml(drawio);
    QString last;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes given = xml.attributes();
        const auto number = [&](const char* name) {
            return given.value(QLatin1String(name)).toDouble();
        };
        if (xml.name() == QLatin1String("mxCell")) {
            last = given.value(QLatin1String("id")).toString();
            if (cells.contains(last))
                QTest::qFail(qPrintable(QStringLiteral("twice: ") + last), __FILE__, __LINE__);
            cells[last] = {given.value(QLatin1String("parent")).toString(),
                           given.value(QLatin1String("source")).toString(),
                           given.value(QLatin1String("target")).toString(),
                           given.hasAttribute(QLatin1String("vertex")),
                           given.hasAttribute(QLatin1String("edge")),
                           false,
                           {}};
        } else if (xml.name() == QLatin1String("mxGeometry")) {
            cells[last].relative = given.hasAttribute(QLatin1String("relative"));
            cells[last].box = QRectF(number("x"), number("y"), number("width"), number("height"));
        }
    }
    if (xml.hasError())
        QTest::qFail(qPrintable(xml.errorString()), __FILE__, __LINE__);
    return cells;
}

/// The smallest PNG that has a header, for putting a chunk into.
std::string smallPng()
{
    return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x8\x6\0\0\0\x1f\x15\xc4\x89"
                       "\0\0\0\0IEND\xae\x42\x60\x82",
                       45);
}

unsigned commonBits(const net::Address& a, const net::Address& b)
{
    if (a.isV4() != b.isV4())
        return 0;
    if (a.isV4())
        return static_cast<unsigned>(std::countl_zero(a.v4Value() ^ b.v4Value()));
    const std::uint64_t high = a.high() ^ b.high();
    return static_cast<unsigned>(high != 0 ? std::countl_zero(high)
                                           : 64 + std::countl_zero(a.low() ^ b.low()));
}

/// Every word of Mermaid's subset that the writer uses: each line is one of these.
QString mermaidFault(const QByteArray& text)
{
    static const QRegularExpression kGroup(
        QStringLiteral("^ *subgraph ([A-Za-z]\\w*)\\[\"([^\"]*)\"\\]$"));
    static const QRegularExpression kNode(
        QStringLiteral("^ *([A-Za-z]\\w*)\\[\"([^\"]*)\"\\]:::(\\w+)$"));
    static const QRegularExpression kLink(
        QStringLiteral("^  (\\w+) (-->|-\\.->|-\\.-|===|-\\.-x)(?:\\|\"([^\"]*)\"\\|)? (\\w+)$"));
    static const QRegularExpression kStyle(
        QStringLiteral("^  (?:classDef (\\w+) fill:#[0-9a-f]{6},.*|class (\\w+) (\\w+)|linkStyle "
                       "(\\d+) stroke:#[0-9a-f]{6})$"));
    static const QRegularExpression kLabel(QStringLiteral("^(?:[^<>\"`;#&\\\\]|<br/>|#\\d+;)*$"));
    QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'));
    if (lines.size() < 5 || lines[0] != QLatin1String("---") || lines[2] != QLatin1String("---")
        || lines[3] != QLatin1String("flowchart LR"))
        return QStringLiteral("head");
    QSet<QString> declared;
    QSet<QString> classes;
    QSet<QString> usedClasses;
    int open = 0;
    int links = 0;
    for (const QString& line : lines.mid(4)) {
        QRegularExpressionMatch match;
        if (line.isEmpty())
            continue;
        if (line.trimmed() == QLatin1String("end")) {
            if (--open < 0)
                return QStringLiteral("end too many");
        } else if ((match = kGroup.match(line)).hasMatch()
                   || (match = kNode.match(line)).hasMatch()) {
            if (declared.contains(match.captured(1)))
                return QStringLiteral("twice: ") + line;
            declared.insert(match.captured(1));
            if (!kLabel.match(match.captured(2)).hasMatch())
                return QStringLiteral("label: ") + line;
            if (match.lastCapturedIndex() == 3)
                usedClasses.insert(match.captured(3));
            else
                ++open;
        } else if ((match = kLink.match(line)).hasMatch()) {
            ++links;
            if (!declared.contains(match.captured(1)) || !declared.contains(match.captured(4)))
                return QStringLiteral("end of a link: ") + line;
            if (!kLabel.match(match.captured(3)).hasMatch())
                return QStringLiteral("label: ") + line;
        } else if ((match = kStyle.match(line)).hasMatch()) {
            if (!match.captured(1).isEmpty())
                classes.insert(match.captured(1));
            if (!match.captured(2).isEmpty() && !declared.contains(match.captured(2)))
                return QStringLiteral("class of nothing: ") + line;
            if (!match.captured(3).isEmpty())
                usedClasses.insert(match.captured(3));
            if (!match.captured(4).isEmpty() && match.captured(4).toInt() >= links)
                return QStringLiteral("style of no link: ") + line;
        } else {
            return QStringLiteral("line: ") + line;
        }
    }
    if (open != 0)
        return QStringLiteral("end missing");
    return classes.contains(usedClasses) ? QString() : QStringLiteral("class not defined");
}

/// The strings of a document that somebody chose and that are long enough not to occur by chance.
QSet<QByteArray> ownWords(const azure::Document& document)
{
    QSet<QByteArray> words;
    const auto add = [&](std::string_view text) {
        if (text.size() >= 5 && !text.ends_with("Subnet")) // Azure's own names stay
            words.insert(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    };
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto&) { add(document.nameOf(id)); });
    });
    document.all<azure::Note>().forEach([&](NoteId, const azure::Note& note) { add(note.text); });
    document.all<azure::Subscription>().forEach(
        [&](SubscriptionId, const azure::Subscription& subscription) {
            add(subscription.subscriptionId);
            add(subscription.tenantId);
        });
    return words;
}

} // namespace

/// Exported pictures as others read them: XML, draw.io, Mermaid, Graphviz, and Peerscape again.
class TestPictures : public QObject
{
    Q_OBJECT

private slots:
    void svgIsWellFormed_data() { addDesigns(); }
    void svgIsWellFormed()
    {
        QFETCH(std::string, design);
        const azure::Document document = readDesign(design);
        const QByteArray svg = pictureText(document, PictureFormat::Svg, everything(document));
        QXmlStreamReader xml(svg);
        QSet<QString> ids;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement
                || xml.name() != QLatin1String("g"))
                continue;
            const QString id = xml.attributes().value(QLatin1String("id")).toString();
            QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(id));
            ids.insert(id);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
            QVERIFY(ids.contains(QStringLiteral("vnet-%1").arg(id.index)));
        });
    }

    void drawioIsAttachedAndNested_data() { addDesigns(); }
    void drawioIsAttachedAndNested()
    {
        QFETCH(std::string, design);
        const azure::Document document = readDesign(design);
        const QHash<QString, Cell> cells =
            cellsOf(pictureText(document, PictureFormat::Drawio, everything(document)));
        int edges = 0;
        for (auto cell = cells.cbegin(); cell != cells.cend(); ++cell) {
            const auto where = [&] { return qPrintable(cell.key()); };
            QVERIFY2(cell.key() == QLatin1String("0") || cells.contains(cell->parent), where());
            if (cell->edge) {
                ++edges;
                QVERIFY2(cells.value(cell->source).vertex, where());
                QVERIFY2(cells.value(cell->target).vertex, where());
            }
            const Cell parent = cells.value(cell->parent);
            if (cell->vertex && parent.vertex)
                QVERIFY2(QRectF(-1, -1, parent.box.width() + 2, parent.box.height() + 2)
                             .contains(cell->box),
                         where());
            if (cell->vertex && parent.edge)
                QVERIFY2(cell->relative, where());
        }
        // Every line of the drawing is there.
        const Picture picture(document, {});
        int lines = 0;
        for (const diagram::Element* element : picture.drawing()) {
            if (element->kind == diagram::ElementKind::Connector) {
                ++lines;
                QVERIFY(cells.value(QString::fromStdString(picture.idOf(*element))).edge);
            }
        }
        QVERIFY(edges >= lines);
    }

    void bendsAreWaypointsInDrawioAndCornersInSvg()
    {
        const azure::Document exercise =
            readDesign(test::readFile(QStringLiteral("../resources/samples/exercise.peerscape")));
        const auto bent = edit::bendLine(exercise, PeeringId(1), {{1234, 5432}, {1434, 5432}});
        QVERIFY(bent.has_value());
        for (const auto& [format, corner] :
             {std::pair(PictureFormat::Drawio, QByteArray("<mxPoint x=")),
              std::pair(PictureFormat::Svg, QByteArray("<polyline"))}) {
            const QByteArray before = pictureText(exercise, format);
            const QByteArray after = pictureText(bent->next, format);
            QVERIFY(after.count(corner) >= before.count(corner));
            QVERIFY(after != before);
        }
        const QByteArray drawio = pictureText(bent->next, PictureFormat::Drawio);
        QVERIFY(drawio.count("<mxPoint x=")
                > pictureText(exercise, PictureFormat::Drawio).count("<mxPoint x="));
    }

    void drawioKeepsNetworksAsContainers()
    {
        const azure::Document document =
            readDesign(test::readFile(QStringLiteral("../resources/samples/exercise.peerscape")));
        const QHash<QString, Cell> cells = cellsOf(pictureText(document, PictureFormat::Drawio));
        document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet& subnet) {
            const Cell cell = cells.value(QStringLiteral("subnet-%1").arg(id.index));
            QCOMPARE(cell.parent, QStringLiteral("vnet-%1").arg(subnet.virtualNetwork.index));
            QVERIFY(cell.vertex);
        });
        document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& peering) {
            const Cell cell = cells.value(QStringLiteral("peering-%1").arg(id.index));
            QVERIFY(cell.edge);
            QCOMPARE(cell.source, QStringLiteral("vnet-%1").arg(peering.virtualNetwork.index));
            QCOMPARE(cell.target,
                     QStringLiteral("vnet-%1").arg(peering.remoteVirtualNetwork.index));
            QCOMPARE(cell.parent, QStringLiteral("layer-peerings"));
        });
    }

    void mermaidIsWellFormed_data() { addDesigns(); }
    void mermaidIsWellFormed()
    {
        QFETCH(std::string, design);
        const QByteArray text = pictureText(readDesign(design), PictureFormat::Mermaid);
        QCOMPARE(mermaidFault(text), QString());
        QVERIFY(!text.contains("\"\"")); // Mermaid takes no empty label
    }

    /// Mermaid itself: `npm install mermaid jsdom` in a folder that PEERSCAPE_MERMAID names.
    void mermaidReadsIt()
    {
        const QString modules = qEnvironmentVariable("PEERSCAPE_MERMAID");
        if (modules.isEmpty())
            QSKIP("skipped: PEERSCAPE_MERMAID names no folder with mermaid and jsdom");
        QTemporaryDir folder;
        QStringList arguments{
            QStringLiteral("--input-type=module"), QStringLiteral("-e"),
            QStringLiteral(
                "import {JSDOM} from 'jsdom'; import fs from 'fs';"
                "globalThis.window = new JSDOM('').window; globalThis.document = window.document;"
                "const {default: mermaid} = await import('mermaid');"
                "for (const file of process.argv.slice(1))"
                "  await mermaid.parse(fs.readFileSync(file, 'utf8'));")};
        std::vector<azure::Document> documents;
        for (const QString& path : test::sampleFiles())
            documents.push_back(readDesign(test::readFile(path)));
        for (std::uint32_t seed = 1; seed <= 20; ++seed)
            documents.push_back(test::anyDocument(seed));
        for (const azure::Document& document : documents) {
            arguments << folder.filePath(QString::number(arguments.size()));
            QFile file(arguments.back());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(pictureText(document, PictureFormat::Mermaid));
        }
        QProcess process;
        process.setWorkingDirectory(modules);
        process.start(QStringLiteral("node"), arguments);
        QVERIFY(process.waitForFinished(120000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    void graphvizReadsDot()
    {
        const QString dot = QStandardPaths::findExecutable(QStringLiteral("dot"));
        if (dot.isEmpty())
            QSKIP("skipped: Graphviz is not installed");
        QStringList texts;
        for (const QString& path : test::sampleFiles())
            texts << QString::fromStdString(test::readFile(path));
        for (std::uint32_t seed = 1; seed <= 5; ++seed)
            texts << QString::fromStdString(write::writePeerscape(test::anyDocument(seed)));
        for (const QString& text : texts) {
            const azure::Document document = readDesign(text.toStdString());
            QProcess process;
            process.start(dot, {QStringLiteral("-Tsvg")});
            process.write(pictureText(document, PictureFormat::Dot));
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished());
            const QByteArray err = process.readAllStandardError();
            QVERIFY2(process.exitCode() == 0 && !err.contains("syntax error"), err.constData());
            const QByteArray svg = process.readAllStandardOutput();
            QXmlStreamReader xml(svg);
            int nodes = 0;
            while (!xml.atEnd()) {
                if (xml.readNext() == QXmlStreamReader::StartElement
                    && xml.attributes().value(QLatin1String("class")) == QLatin1String("node"))
                    ++nodes;
            }
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QVERIFY(nodes >= static_cast<int>(document.all<azure::VirtualNetwork>().size()));
        }
    }

    void reopensFromThePicture_data() { addDesigns(); }
    void reopensFromThePicture()
    {
        QFETCH(std::string, design);
        const azure::Document document = readDesign(design);
        PictureOptions options;
        options.embedSource = true;
        const Picture picture(document, options);
        const std::string saved = write::writePeerscape(picture.document());
        for (const std::string& file : {write::writePictureText(picture, PictureFormat::Svg),
                                        write::writePictureText(picture, PictureFormat::Drawio),
                                        write::pngWithSource(smallPng(), picture.source())}) {
            const auto result = read::read({{"picture", file}});
            QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
            QVERIFY(result->kind == read::FileKind::Picture);
            QVERIFY(result->document == picture.document());
            QCOMPARE(write::writePeerscape(result->document), saved);
        }
    }

    void picturesWithoutSourceSayWhy_data()
    {
        QTest::addColumn<QByteArray>("file");
        const azure::Document document = test::randomDesign(1);
        QTest::newRow("svg") << pictureText(document, PictureFormat::Svg);
        QTest::newRow("drawio") << pictureText(document, PictureFormat::Drawio);
        QTest::newRow("png") << QByteArray::fromStdString(smallPng());
        QTest::newRow("cut png") << QByteArray("\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXtpeerscape");
        QTest::newRow("damaged") << QByteArray("<svg><peerscape:source>&&&&</peerscape:source>");
        QTest::newRow("open") << QByteArray("<mxfile peerscape-source=\"e30");
    }
    void picturesWithoutSourceSayWhy()
    {
        QFETCH(QByteArray, file);
        const auto result = read::read({{"picture", file.toStdString()}});
        QVERIFY(!result);
        QVERIFY(result.error().code == "UnknownFormat");
        QVERIFY(result.error().message.starts_with("picture:1:1: this picture holds no design"));
    }

    void damagedPicturesAreRefusedWithTheirName()
    {
        PictureOptions options;
        options.embedSource = true;
        const Picture picture(test::randomDesign(2), options);
        std::mt19937 random(11);
        int refused = 0;
        for (const std::string& file : {write::writePictureText(picture, PictureFormat::Svg),
                                        write::writePictureText(picture, PictureFormat::Drawio),
                                        write::pngWithSource(smallPng(), picture.source())}) {
            for (int round = 0; round < 150; ++round) {
                const auto result = read::read({{"hurt", test::mutated(file, random)}});
                if (result)
                    continue;
                ++refused;
                QVERIFY2(result.error().message.starts_with("hurt:"),
                         result.error().message.c_str());
            }
        }
        QVERIFY(refused > 50);
    }

    void onlyAndAreaLeaveTheRestOut()
    {
        test::NetworkBuilder net;
        const VnetId a = net.vnet("alpha", {"10.0.0.0/16"});
        const VnetId b = net.vnet("beta", {"10.1.0.0/16"});
        net.peer(a, b);
        net.transaction().place(a, {{0, 0}, {}});
        net.transaction().place(b, {{2000, 0}, {}});
        PictureOptions options;
        options.only = {a};
        const QByteArray one = pictureText(net.document(), PictureFormat::Svg, options);
        QVERIFY(one.contains(">alpha<") && !one.contains(">beta<"));
        // Machines are drawn for their NICs, whichever of the two is chosen.
        const azure::Document exercise =
            readDesign(test::readFile(QStringLiteral("../resources/samples/exercise.peerscape")));
        const auto nic = azure::findByName(exercise, Kind::NetworkInterface, "SalesVMVMNic");
        QVERIFY(nic.has_value());
        PictureOptions machine;
        machine.only = {*nic};
        QVERIFY(pictureText(exercise, PictureFormat::Svg, machine).contains(">SalesVM<"));
        options.only.clear();
        options.area = {-10, -10, 500, 400};
        const Picture picture(net.document(), options);
        QVERIFY((picture.view() == diagram::Rect{-10, -10, 500, 400}));
        const std::string part = write::writePictureText(picture, PictureFormat::Svg);
        QVERIFY(part.find(">alpha<") != std::string::npos);
        QVERIFY(part.find(">beta<") == std::string::npos);
        QVERIFY(part.find("id=\"peering-1\"") != std::string::npos); // it passes the frame
        QVERIFY(part.find("clip-path") != std::string::npos);
    }

    void framesCutThePicture()
    {
        test::NetworkBuilder net;
        const VnetId a = net.vnet("alpha", {"10.0.0.0/16"});
        const VnetId b = net.vnet("beta", {"10.1.0.0/16"});
        net.transaction().place(a, {{0, 0}, {}});
        net.transaction().place(b, {{2000, 0}, {}});
        azure::Note note;
        note.text = "First";
        note.frame = true;
        PictureOptions options;
        options.frame = net.transaction().add(note);
        net.transaction().place(options.frame, {{-40, -60}, {600, 400}});
        const Picture picture(net.document(), options);
        QVERIFY((picture.view() == diagram::Rect{-40, -60, 600, 400}));
        const std::string svg = write::writePictureText(picture, PictureFormat::Svg);
        QVERIFY(svg.find(">alpha<") != std::string::npos);
        QVERIFY(svg.find(">beta<") == std::string::npos);
    }

    void sanitisedKeepsNobodysWords()
    {
        azure::Transaction transaction(test::randomDesign(3));
        azure::DocumentSettings settings = transaction.document().settings();
        settings.title = "Contoso";
        settings.expectations = {"Contoso-web reaches Contoso-db"};
        settings.extra = "{\"owner\":\"Contoso\"}";
        transaction.setSettings(settings);
        azure::Note note;
        note.text = "Ask Contoso";
        note.frame = true;
        transaction.add(note);
        QVERIFY(write::writePeerscape(transaction.document()).find("Contoso") != std::string::npos);
        QVERIFY(write::writePeerscape(write::sanitised(transaction.document())).find("Contoso")
                == std::string::npos);
    }

    void legendHoldsWhatIsDrawn()
    {
        test::NetworkBuilder net;
        const VnetId a = net.vnet("alpha", {"10.0.0.0/16"});
        const VnetId b = net.vnet("beta", {"10.1.0.0/16"});
        net.peer(a, b);
        PictureOptions options;
        options.legend = true;
        const QByteArray live = pictureText(net.document(), PictureFormat::Svg, options);
        QVERIFY(live.contains("Peering, both sides connected"));
        QVERIFY(!live.contains("the other side is missing"));
        QVERIFY(!live.contains("Subnet, name and"));
        net.subnet(a, "apps", {"10.0.1.0/24"});
        net.link(a, net.vnet("gamma", {"10.2.0.0/16"}));
        const QByteArray more = pictureText(net.document(), PictureFormat::Svg, options);
        QVERIFY(more.contains("the other side is missing"));
        QVERIFY(more.contains("Subnet, name and"));
    }

    void routeTablesAreThoseOfTheEngine()
    {
        const azure::Document document =
            readDesign(test::readFile(QStringLiteral("../resources/samples/exercise.peerscape")));
        PictureOptions options;
        const auto nic = azure::findByName(document, Kind::NetworkInterface, "SalesVMVMNic");
        QVERIFY(nic.has_value());
        options.routes = {*nic};
        const Picture picture(document, options);
        QCOMPARE(picture.furniture().size(), std::size_t{1});
        QSet<QString> texts;
        for (const diagram::Primitive& primitive : picture.furniture().front().primitives) {
            if (const auto* text = std::get_if<diagram::TextShape>(&primitive.shape))
                texts.insert(QString::fromStdString(text->text));
        }
        const route::EffectiveRouteTable table =
            route::RouteEngine(document).table(NicId::of(*nic));
        int shown = 0;
        for (const route::EffectiveRoute& row : table.routes) {
            const QString prefix = QString::fromStdString(route::prefixesText(row, ", "));
            if (row.nextHopType == azure::NextHopType::None && !row.origin)
                continue;
            QVERIFY2(texts.contains(prefix), qPrintable(prefix));
            ++shown;
        }
        QVERIFY(shown >= 2);
    }

    void sanitisedNamesNothing_data() { addDesigns(); }
    void sanitisedNamesNothing()
    {
        QFETCH(std::string, design);
        const azure::Document document = readDesign(design);
        const azure::Document clean = write::sanitised(document);
        const QByteArray text = QByteArray::fromStdString(write::writePeerscape(clean));
        const QSet<QByteArray> words = ownWords(document);
        for (const QByteArray& word : words) {
            // A name that is a number of a kind, as the replacement is, tells nothing.
            static const QRegularExpression kPlain(QStringLiteral("^[a-z-]+-?\\d+$"));
            if (kPlain.match(QString::fromUtf8(word)).hasMatch())
                continue;
            // Documents that need not make sense have names where Azure's words belong.
            const bool any = QByteArray(QTest::currentDataTag()).startsWith("document");
            QVERIFY2(!text.contains((any ? "\"name\": \"" : "\"") + word + '"'), word.constData());
        }
        QVERIFY(write::sanitised(document) == clean);
        QCOMPARE(clean.size(), document.size());
        // It is a design that can be read again.
        QVERIFY(readDesign(text.toStdString()) == clean);
    }

    void sanitisedRoutesAlike()
    {
        for (std::uint32_t seed = 1; seed <= kDesigns; ++seed) {
            const azure::Document document = test::randomDesign(seed);
            const azure::Document clean = write::sanitised(document);
            const route::RouteEngine before(document);
            const route::RouteEngine after(clean);
            document.all<azure::Subnet>().forEach([&](SubnetId id, const auto&) {
                const auto was = before.table(id);
                const auto is = after.table(id);
                QCOMPARE(is.routes.size(), was.routes.size());
                const auto shape = [](const route::EffectiveRouteTable& table) {
                    QStringList rows;
                    for (const route::EffectiveRoute& row : table.routes)
                        rows << QStringLiteral("%1 %2 %3 %4")
                                    .arg(static_cast<int>(row.source))
                                    .arg(static_cast<int>(row.state))
                                    .arg(static_cast<int>(row.nextHopType))
                                    .arg(row.addressPrefixes.empty()
                                             ? 0
                                             : static_cast<int>(
                                                   row.addressPrefixes.front().length()));
                    rows.sort();
                    return rows;
                };
                QCOMPARE(shape(is), shape(was));
            });
        }
    }

    void maskKeepsCommonBits()
    {
        const std::vector<net::Prefix> subnets =
            test::prefixes({"10.1.0.0/24", "10.1.1.0/24", "fd00:1:2:3::/64", "192.168.7.0/26"});
        const write::AddressMask mask(42, subnets);
        std::vector<net::Address> addresses;
        std::uint64_t state = 7;
        const auto next = [&] {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            return state >> 32U;
        };
        for (const char* text : {"10.1.0.4", "10.1.0.5", "10.1.1.4", "10.200.0.1", "172.16.3.4",
                                 "172.32.0.1", "192.168.7.9", "192.168.8.9", "100.64.0.1",
                                 "20.1.2.3", "fd00:1:2:3::4", "fd00:1:2:4::4", "2603:10::1"})
            addresses.push_back(test::address(text));
        for (int i = 0; i < 300; ++i) {
            addresses.push_back(net::Address::v4(static_cast<std::uint32_t>(next())));
            addresses.push_back(net::Address::v4(0x0a000000U | (next() & 0xffffffU)));
        }
        bool changed = false;
        for (const net::Address& a : addresses) {
            changed |= mask(a) != a;
            for (const net::Address& b : addresses)
                QCOMPARE(commonBits(mask(a), mask(b)), commonBits(a, b));
        }
        QVERIFY(changed);
        // Hosts keep their places, kinds of addresses stay what they are.
        const net::Address host = mask(test::address("10.1.0.4"));
        QCOMPARE(host.v4Value() & 0xffU, 4U);
        QCOMPARE(host.v4Value() >> 24U, 10U);
        QCOMPARE(mask(test::address("192.168.9.1")).v4Value() >> 16U, 0xc0a8U);
        QVERIFY(mask(test::address("168.63.129.16")) == test::address("168.63.129.16"));
        QVERIFY(mask(test::prefix("0.0.0.0/0")) == test::prefix("0.0.0.0/0"));
        QVERIFY(mask(test::prefix("10.1.0.0/16")).contains(host));
        QVERIFY(write::AddressMask(43, subnets)(test::address("10.1.0.4")) != host);
        QVERIFY(mask(net::Address()).isNone());
    }

    void outlineOfWhatIsNoPdfChangesNothing()
    {
        for (const std::string& text :
             {std::string(), std::string("%PDF-1.4\nstartxref\n9999\n%%EOF"),
              std::string("xref\n0 1\ntrailer\n<<\n/Size 1\n/Root 1 0 R\n>>\nstartxref\n0\n%%EOF")})
            QCOMPARE(write::pdfWithOutline(text, {{"a", 0, 0, 0, 0}}), text);
    }
};

PEERSCAPE_TEST_CLASS(TestPictures)
#include "tst_pictures.moc"
