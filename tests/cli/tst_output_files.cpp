#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace peerscape;
using test::Run;
using test::runProgram;

/// Files that the command line writes: they appear whole or not at all, the same each time.
class TestOutputFiles : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString at(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray bytesOf(const QString& name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Run run(const QString& arguments) const
    {
        return runProgram(m_folder->path(), QProcess::splitCommand(arguments));
    }
    [[nodiscard]] Run run(const char* arguments) const { return run(QString::fromUtf8(arguments)); }
    /// Runs a command that must succeed in silence.
    void runQuietly(const QString& arguments) const
    {
        const Run result = run(arguments);
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(result.out, QByteArray());
        QCOMPARE(result.status, 0);
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        test::copyData(m_folder->path());
    }
    void cleanup() { m_folder.reset(); }

    void azSavesWhenAsked()
    {
        const QString create =
            QStringLiteral(" -c \"az network vnet create -g rg-contoso -n Extra -l westeurope "
                           "--address-prefixes 10.9.0.0/16 -o none\"");
        const QByteArray before = bytesOf(QStringLiteral("exercise.peerscape"));
        runQuietly(QStringLiteral("az exercise.peerscape") + create);
        QCOMPARE(bytesOf(QStringLiteral("exercise.peerscape")), before);

        runQuietly(QStringLiteral("az exercise.peerscape --save other.peerscape") + create);
        QCOMPARE(bytesOf(QStringLiteral("exercise.peerscape")), before);
        runQuietly(QStringLiteral("az exercise.peerscape --save") + create);
        QCOMPARE(bytesOf(QStringLiteral("exercise.peerscape")),
                 bytesOf(QStringLiteral("other.peerscape")));
        const Run shown = run("az exercise.peerscape -c \"az network vnet show -g rg-contoso -n "
                              "Extra --query addressSpace.addressPrefixes[0] -o tsv\"");
        QCOMPARE(shown.out, QByteArray("10.9.0.0/16\n"));
    }

    void picturesInEveryFormat()
    {
        runQuietly(QStringLiteral("export learn.json -o learn.svg"));
        QXmlStreamReader svg(bytesOf(QStringLiteral("learn.svg")));
        QVERIFY(svg.readNextStartElement());
        QCOMPARE(svg.name(), QStringLiteral("svg"));
        while (!svg.atEnd())
            svg.readNext();
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        QVERIFY(bytesOf(QStringLiteral("learn.svg")).contains("MarketingVNet"));

        runQuietly(QStringLiteral("export learn.json -o learn.png"));
        const QImage picture(at(QStringLiteral("learn.png")));
        QVERIFY(!picture.isNull());
        runQuietly(QStringLiteral("export learn.json -o large.png --scale 2"));
        QVERIFY(qAbs(QImage(at(QStringLiteral("large.png"))).width() - 2 * picture.width()) <= 1);
        QCOMPARE(picture.pixelColor(0, 0).alpha(), 255);
        runQuietly(QStringLiteral("export learn.json -o clear.png --background off"));
        QCOMPARE(QImage(at(QStringLiteral("clear.png"))).pixelColor(0, 0).alpha(), 0);
        runQuietly(QStringLiteral("export learn.json -o dark.png --theme dark"));
        QVERIFY(QImage(at(QStringLiteral("dark.png"))).pixelColor(0, 0).lightness() < 64);
        runQuietly(QStringLiteral("export learn.json -o one.png --only SalesVNet"));
        QVERIFY(QImage(at(QStringLiteral("one.png"))).width() < picture.width());

        runQuietly(QStringLiteral("export learn.json -o learn.pdf"));
        QVERIFY(bytesOf(QStringLiteral("learn.pdf")).startsWith("%PDF-"));
        QVERIFY(bytesOf(QStringLiteral("learn.pdf")).trimmed().endsWith("%%EOF"));
        runQuietly(QStringLiteral("export learn.json -o named --format png"));
        QVERIFY(!QImage(at(QStringLiteral("named")), "PNG").isNull());
    }

    void screenshotOfTheWindow()
    {
        runQuietly(QStringLiteral("screenshot learn.json -o window.png --size 1200x760"));
        QCOMPARE(QImage(at(QStringLiteral("window.png"))).size(), QSize(1200, 760));
        runQuietly(QStringLiteral("screenshot learn.json -o dark.png --size 1200x760 --theme dark "
                                  "--select MarketingVMVMNic"));
        QVERIFY(QImage(at(QStringLiteral("dark.png"))).pixelColor(600, 2).lightness()
                < QImage(at(QStringLiteral("window.png"))).pixelColor(600, 2).lightness());
    }

    void sameInputSameBytes_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("name");
        QTest::newRow("svg") << "export" << "a.svg";
        QTest::newRow("png") << "export" << "a.png";
        QTest::newRow("pdf") << "export" << "a.pdf";
        QTest::newRow("peerscape") << "convert" << "a.peerscape";
        QTest::newRow("arm") << "convert" << "a.json";
        QTest::newRow("screenshot") << "screenshot" << "a.png";
    }
    void sameInputSameBytes()
    {
        QFETCH(QString, verb);
        QFETCH(QString, name);
        runQuietly(QStringLiteral("%1 learn.json -o %2").arg(verb, name));
        const QByteArray first = bytesOf(name);
        QVERIFY(!first.isEmpty());
        QVERIFY(!first.contains("(D:20")); // a PDF's date
        runQuietly(QStringLiteral("%1 learn.json -o %2").arg(verb, name));
        QCOMPARE(bytesOf(name), first);
    }

    void convertedFilesSayTheSame()
    {
        runQuietly(QStringLiteral("convert learn.json -o learn.peerscape"));
        runQuietly(QStringLiteral("convert learn.peerscape -o again.json"));
        const auto routes = [&](const char* file) {
            return run(QStringLiteral("routes %1 --nic MarketingVMVMNic -o json")
                           .arg(QLatin1String(file)))
                .out;
        };
        const QByteArray original = routes("learn.json");
        QVERIFY(original.contains("VNetGlobalPeering"));
        QCOMPARE(routes("learn.peerscape"), original);
        QCOMPARE(routes("again.json"), original);
        // What was converted once is converted into the same bytes again.
        // A template asks for passwords, for which a stand-in is used: said, but no error.
        QCOMPARE(run("convert again.json -o third.json").status, 0);
        QCOMPARE(bytesOf(QStringLiteral("third.json")), bytesOf(QStringLiteral("again.json")));
        runQuietly(QStringLiteral("convert learn.json -o named --to peerscape"));
        QCOMPARE(bytesOf(QStringLiteral("named")), bytesOf(QStringLiteral("learn.peerscape")));
    }

    void wholeOrNotAtAll_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("unreadable input") << "convert syntax.json -o old.peerscape";
        QTest::newRow("missing input") << "export missing.json -o old.svg";
        QTest::newRow("unknown name") << "export learn.json -o old.png --only nothing";
        QTest::newRow("no such folder") << "convert learn.json -o missing/x.peerscape";
        QTest::newRow("no such folder, svg") << "export learn.json -o missing/x.svg";
        QTest::newRow("no such folder, png") << "export learn.json -o missing/x.png";
        QTest::newRow("no such folder, pdf") << "export learn.json -o missing/x.pdf";
        QTest::newRow("no such folder, window") << "screenshot learn.json -o missing/x.png";
        QTest::newRow("unknown selection") << "screenshot learn.json -o old.png --select nothing";
    }
    void wholeOrNotAtAll()
    {
        QFETCH(QString, arguments);
        for (const char* name : {"old.peerscape", "old.svg", "old.png"}) {
            QFile file(at(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("what was there");
        }
        const QStringList before = files();
        const Run result = run(arguments);
        QCOMPARE(result.status, 2);
        QCOMPARE(result.out, QByteArray());
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY2(result.err.contains(": error: "), result.err.constData());
        QCOMPARE(files(), before); // no temporary file is left
        for (const char* name : {"old.peerscape", "old.svg", "old.png"})
            QCOMPARE(bytesOf(QLatin1String(name)), QByteArray("what was there"));
    }

    void noDisplay()
    {
        const Run result = run("learn.json");
        QCOMPARE(result.status, 2);
        QVERIFY2(result.err.startsWith("peerscape: error: NoDisplay: "), result.err.constData());
    }
};

PEERSCAPE_TEST_CLASS(TestOutputFiles)
#include "tst_output_files.moc"
