#include "core/read/read.h"
#include "core/write/icon_folder.h"
#include "core/write/icon_names.h"
#include "core/write/picture_formats.h"
#include "core/write/svg_icon.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/icon_files.h"
#include "tests/support/mutate.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <random>

using namespace peerscape;
using write::Picture;
using write::PictureFormat;
using write::PictureOptions;

namespace {

std::string folderOf(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

diagram::IconSet iconsIn(const QTemporaryDir& folder)
{
    auto icons = write::readIconFolder(folderOf(folder));
    if (!icons)
        QTest::qFail((icons.error().file + ": " + render(icons.error().reason)).c_str(), __FILE__,
                     __LINE__);
    return icons.value_or(diagram::IconSet());
}

azure::Document sampleDesign(const QString& name)
{
    const auto result = read::read(
        {{"sample",
          test::readFile(QStringLiteral("../resources/samples/%1.peerscape").arg(name))}});
    if (!result)
        QTest::qFail(result.error().message.c_str(), __FILE__, __LINE__);
    return result ? result->document : azure::Document();
}

QString wellFormed(const QByteArray& xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    return reader.errorString();
}

QByteArray textOf(const Picture& picture, PictureFormat format)
{
    return QByteArray::fromStdString(write::writePictureText(picture, format));
}

/// What is drawn of a shape, of all the drawing.
template<class Shape>
std::vector<Shape> shapesOf(const Picture& picture)
{
    std::vector<Shape> shapes;
    for (const diagram::Element* element : picture.drawing()) {
        for (const diagram::Primitive& primitive : element->primitives) {
            if (const auto* shape = std::get_if<Shape>(&primitive.shape))
                shapes.push_back(*shape);
        }
    }
    return shapes;
}

} // namespace

/// Icons of a person's own set: which file shows what, what is taken of a file that anybody may
/// have written, and how it gets into pictures.
class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    void filesAreKnownByTheirNames_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::newRow("as it comes") << "10061-icon-service-Virtual-Networks.svg"
                                     << "Virtual Networks";
        QTest::newRow("one of them") << "10021-icon-service-Virtual-Machine.svg"
                                     << "Virtual Machine";
        QTest::newRow("case") << "10061-ICON-SERVICE-VIRTUAL-NETWORKS.SVG" << "Virtual Networks";
        QTest::newRow("underscores") << "virtual_networks.svg" << "Virtual Networks";
        QTest::newRow("blanks") << "Virtual Network.svg" << "Virtual Networks";
        QTest::newRow("number") << "02579-icon-service-Private-Endpoint.svg"
                                << "Private Endpoints";
        QTest::newRow("nat") << "10310-icon-service-NAT.svg" << "NAT";
    }
    void filesAreKnownByTheirNames()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        QCOMPARE(write::comparableIconName(file.toStdString()),
                 write::comparableIconName(name.toStdString()));
    }

    void otherFilesAreNot()
    {
        for (const char* other : {"10075-icon-service-Virtual-Networks-(Classic).svg",
                                  "10068-icon-service-Public-IP-Addresses-(Classic).svg",
                                  "10061.svg", ".svg", "02302-icon-service-Load-Balancer-Hub.svg",
                                  "00272-icon-service-Azure-Firewall-Policy.svg"}) {
            for (const write::IconName& name : write::kIconNames) {
                for (const std::string_view file : name.files)
                    QVERIFY2(file.empty()
                                 || write::comparableIconName(other)
                                        != write::comparableIconName(file),
                             other);
            }
        }
    }

    void theFirstFileOfAFolderCounts()
    {
        const QTemporaryDir folder;
        test::writeIcon(folder.path(), QStringLiteral("b/10061-icon-service-Virtual-Networks.svg"),
                        test::iconFile("#222222"));
        test::writeIcon(folder.path(), QStringLiteral("a/Virtual_Network.svg"),
                        test::iconFile("#111111"));
        test::writeIcon(folder.path(), QStringLiteral("c/broken.svg"), "no drawing");
        test::writeIcon(folder.path(), QStringLiteral("Firewalls.png"), "no drawing");
        const diagram::IconSet icons = iconsIn(folder);
        QCOMPARE(icons.size(), std::size_t{1});
        QVERIFY(icons.at("vnet")->body.find("#111111") != std::string::npos);
    }

    void gatewaysOfBothKindsShareAFile()
    {
        const QTemporaryDir folder;
        test::writeIcon(folder.path(),
                        QStringLiteral("10063-icon-service-Virtual-Network-Gateways.svg"),
                        test::iconFile());
        const diagram::IconSet icons = iconsIn(folder);
        QVERIFY(icons.contains("vpn-gateway") && icons.contains("expressroute"));
    }

    void foldersWithoutIconsAreRefused()
    {
        const QTemporaryDir folder;
        auto icons = write::readIconFolder(folderOf(folder));
        QVERIFY(!icons);
        QCOMPARE(icons.error().file, folderOf(folder));
        QCOMPARE(render(icons.error().reason),
                 "it holds no file named like an icon of Azure's set");
        icons = write::readIconFolder(folderOf(folder) + "/nowhere");
        QVERIFY(!icons);
        QVERIFY(render(icons.error().reason).starts_with("it cannot be read: "));
        test::writeIcon(folder.path(), QStringLiteral("Subnet.svg"), "<svg/>");
        icons = write::readIconFolder(folderOf(folder));
        QVERIFY(!icons);
        QCOMPARE(icons.error().file, folderOf(folder) + "/Subnet.svg");
        QCOMPARE(render(icons.error().reason), "it does not say its size");
    }

    void whatAnIconMayNotHold_data()
    {
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QByteArray>("reason");
        const auto uses = [](const QByteArray& what) {
            return "it uses \"" + what + "\", which an icon may not";
        };
        const QByteArray damaged = "its XML is damaged";
        QTest::newRow("script") << QByteArray("<script>alert(1)</script>") << uses("script");
        QTest::newRow("handler") << QByteArray("<path d='M0 0' onload='x()'/>") << uses("onload");
        QTest::newRow("image") << QByteArray("<image href='file:///etc/passwd'/>") << uses("image");
        QTest::newRow("foreign") << QByteArray("<foreignObject/>") << uses("foreignObject");
        QTest::newRow("use") << QByteArray("<use href='#a'/>") << uses("use");
        QTest::newRow("text") << QByteArray("<text>A</text>") << uses("text");
        QTest::newRow("style") << QByteArray("<style>@import 'a'</style>") << uses("style");
        QTest::newRow("link") << QByteArray("<a href='http://a'><path d='M0 0'/></a>") << uses("a");
        QTest::newRow("animation")
            << QByteArray("<path d='M0 0'><animate/></path>") << uses("animate");
        QTest::newRow("other file")
            << QByteArray("<linearGradient href='other.svg#a'/>") << uses("href");
        QTest::newRow("other url")
            << QByteArray("<path d='M0 0' fill='url(http://a#b)'/>") << uses("fill");
        QTest::newRow("two urls") << QByteArray("<path d='M0 0' fill='url(#a) url(#b)x'/>")
                                  << uses("url");
        QTest::newRow("style url")
            << QByteArray("<path d='M0 0' style='fill:url(//a)'/>") << uses("fill");
        QTest::newRow("quoted") << QByteArray("<path d='M0 0\"/>' fill='red'/>") << uses("d");
        QTest::newRow("entity") << QByteArray("<path d='&lol;'/>") << uses("d");
        QTest::newRow("mask") << QByteArray("<path d='M0 0' mask='url(#m)'/>") << uses("mask");
        QTest::newRow("clip") << QByteArray("<path d='M0 0' style='clip-path:url(#m)'/>")
                              << uses("clip-path");
        QTest::newRow("cdata") << QByteArray("<![CDATA[x]]>") << uses("<!");
        QTest::newRow("instruction") << QByteArray("<?php x ?>") << uses("<?");
        QTest::newRow("nothing") << QByteArray("<g/>") << QByteArray("it draws nothing");
        QTest::newRow("open") << QByteArray("<g>") << damaged;
        QTest::newRow("crossed") << QByteArray("<g><defs></g></defs>") << damaged;
        QTest::newRow("unquoted") << QByteArray("<path d=M0/>") << damaged;
        QTest::newRow("tag in a value") << QByteArray("<path d='<'/>") << damaged;
        QTest::newRow("comment") << QByteArray("<!-- never ends") << damaged;
        QTest::newRow("deep") << QByteArray("<g>").repeated(40)
                              << QByteArray("it has too many parts");
        QTest::newRow("many") << QByteArray("<path/>").repeated(2001)
                              << QByteArray("it has too many parts");
        QTest::newRow("large") << QByteArray(write::kMostIconBytes, ' ')
                               << QByteArray("it is larger than 128 KB");
    }
    void whatAnIconMayNotHold()
    {
        QFETCH(QByteArray, inside);
        QFETCH(QByteArray, reason);
        const QByteArray file = "<svg viewBox='0 0 18 18'>" + inside + "</svg>";
        const auto icon = write::readSvgIcon(file.toStdString(), "vm", "");
        QVERIFY(!icon);
        QCOMPARE(QByteArray::fromStdString(render(icon.error())), reason);
    }

    void whatSaysNothingIsLeftOut()
    {
        const auto icon = write::readSvgIcon(
            "\xef\xbb\xbf<?xml version='1.0'?><!-- made --><svg xmlns='http://www.w3.org/2000/svg' "
            "id='root' data-name='x' width='36px' height='18' fill='none' "
            "style='isolation:isolate'>"
            "<title>T &amp; C</title><metadata><rdf:RDF><script/></rdf:RDF></metadata>"
            "<sodipodi:namedview><path/></sodipodi:namedview>"
            "<linearGradient id='a'/><linearGradient id='b' xlink:href='#a'/>"
            "<path id='p' class='c' d='M0 0h1' fill='red' style='fill: url(#b); mask: "
            "none'/></svg>",
            "vm", "Azure Virtual Machines");
        QVERIFY2(icon, icon ? "" : render(icon.error()).c_str());
        QVERIFY(icon->view == (azure::Rect{0, 0, 36, 18}));
        QCOMPARE(QByteArray::fromStdString(icon->body),
                 QByteArray("<g fill=\"none\"><linearGradient id=\"icon-vm-a\"/><linearGradient "
                            "id=\"icon-vm-b\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                            "xlink:href=\"#icon-vm-a\"/><path id=\"icon-vm-p\" d=\"M0 0h1\" "
                            "fill=\"url(#icon-vm-b)\"/></g>"));
    }

    void damagedFilesAreRefusedOrHarmless()
    {
        std::mt19937 random(7);
        const std::string whole = test::iconFile().toStdString();
        for (int i = 0; i < 3000; ++i) {
            const auto icon = write::readSvgIcon(test::mutated(whole, random), "vm", "");
            if (!icon)
                continue;
            const QByteArray again = QByteArray::fromStdString(write::iconSvg(*icon));
            QCOMPARE(wellFormed(again), QString());
            QVERIFY(!again.contains("href=\"h") && !again.contains("&"));
        }
    }

    void everythingDrawnHasARow()
    {
        const QTemporaryDir folder;
        test::writeWholeSet(folder.path());
        const diagram::IconSet icons = iconsIn(folder);
        QCOMPARE(icons.size(), write::kIconNames.size());
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            PictureOptions options;
            options.icons = icons;
            const Picture picture(test::randomDesign(seed), options);
            QVERIFY(picture.iconUse().missing.empty());
            for (const diagram::GlyphShape& glyph : shapesOf<diagram::GlyphShape>(picture)) {
                QVERIFY2(glyph.glyph == "lock" || glyph.glyph == "half"
                             || glyph.glyph == "chevron-right" || glyph.glyph == "unknown"
                             || glyph.glyph == "appliance",
                         std::string(glyph.glyph).c_str());
            }
        }
    }

    void iconsKeepTheirProportions()
    {
        const QTemporaryDir folder;
        test::writeIcon(folder.path(), QStringLiteral("Virtual-Machine.svg"),
                        test::iconFile("#00aa00", 36, 18));
        PictureOptions options;
        options.icons = iconsIn(folder);
        const azure::Document design = sampleDesign(QStringLiteral("exercise"));
        const Picture picture(design, options);
        const auto shapes = shapesOf<diagram::IconShape>(picture);
        QVERIFY(!shapes.empty());
        for (const diagram::IconShape& shape : shapes) {
            QCOMPARE(shape.rect.width, 22.0);
            QCOMPARE(shape.rect.height, 11.0);
        }
        QCOMPARE(picture.iconUse().drawn.size(), std::size_t{1});
        QVERIFY(picture.iconUse().missing.contains(write::iconNameOf("vnet")));
        // Elements that hold no such machine are as they were.
        const Picture plain(design, {});
        QCOMPARE(picture.drawing().size(), plain.drawing().size());
        for (std::size_t i = 0; i < plain.drawing().size(); ++i) {
            if (plain.drawing()[i]->kind != diagram::ElementKind::Chip)
                QVERIFY(*plain.drawing()[i] == *picture.drawing()[i]);
        }
    }

    void picturesHoldEachIconOnce()
    {
        const QTemporaryDir folder;
        test::writeWholeSet(folder.path());
        PictureOptions options;
        options.icons = iconsIn(folder);
        options.legend = true;
        const azure::Document design = sampleDesign(QStringLiteral("exercise"));
        const Picture picture(design, options);
        const QByteArray svg = textOf(picture, PictureFormat::Svg);
        QCOMPARE(wellFormed(svg), QString());
        QCOMPARE(svg.count("<g id=\"icon-vm\""), qsizetype{1});
        QVERIFY(svg.count("xlink:href=\"#icon-vm\"") > 1);
        QVERIFY(svg.contains("<title>Azure Virtual Network</title>"));
        QVERIFY(svg.contains("<g id=\"icons\"><title>Icons</title>"));
        QVERIFY(svg.contains(">Azure Virtual Machines</text>"));
        const QByteArray drawio = textOf(picture, PictureFormat::Drawio);
        QCOMPARE(wellFormed(drawio), QString());
        QVERIFY(drawio.contains("value=\"Azure Virtual Network\""));
        QVERIFY(!textOf(Picture(design, {}), PictureFormat::Svg).contains("icon-"));
    }

    void designsInPicturesHoldNoIcons()
    {
        const QTemporaryDir folder;
        test::writeWholeSet(folder.path());
        PictureOptions options;
        options.embedSource = true;
        const azure::Document design = sampleDesign(QStringLiteral("exercise"));
        const Picture plain(design, options);
        options.icons = iconsIn(folder);
        QCOMPARE(Picture(design, options).source(), plain.source());
    }
};

PEERSCAPE_TEST_CLASS(TestIcons)
#include "tst_icons.moc"
