#include "tests/cli/program.h"
#include "tests/support/icon_files.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
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

    void picturesOpenAgain()
    {
        runQuietly(QStringLiteral("convert exercise.peerscape -o saved.peerscape"));
        for (const char* name : {"open.svg", "open.png", "open.drawio"}) {
            runQuietly(QStringLiteral("export saved.peerscape --embed-source --legend --routes "
                                      "SalesVMVMNic -o %1")
                           .arg(QLatin1String(name)));
            runQuietly(QStringLiteral("convert %1 -o again.peerscape").arg(QLatin1String(name)));
            QCOMPARE(bytesOf(QStringLiteral("again.peerscape")),
                     bytesOf(QStringLiteral("saved.peerscape")));
        }
        QVERIFY(!QImage(at(QStringLiteral("open.png"))).isNull());
        const Run closed = run("export saved.peerscape -o closed.svg");
        QCOMPARE(closed.status, 0);
        const Run refused = run("inventory closed.svg");
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains("this picture holds no design"), refused.err.constData());
    }

    void picturesWithIconsOfAFolder()
    {
        test::writeIcon(at(QStringLiteral("icons")),
                        QStringLiteral("compute/10021-icon-service-Virtual-Machine.svg"),
                        test::iconFile("#00c080"));
        for (const char* suffix : {"svg", "png", "pdf", "drawio"}) {
            const QString name = QStringLiteral("icons.") + QLatin1String(suffix);
            const Run drawn =
                run(QStringLiteral("export exercise.peerscape --icons icons -o ") + name);
            QCOMPARE(drawn.status, 0);
            QCOMPARE(drawn.err, QByteArray("icons: info: NoIcon: no file shows Azure Virtual "
                                           "Network, Subnet; Peerscape's glyphs stay\n"));
        }
        QVERIFY(bytesOf(QStringLiteral("icons.svg")).contains("Azure Virtual Machines"));
        QVERIFY(bytesOf(QStringLiteral("icons.drawio")).contains("Azure Virtual Machines"));
        const QImage image(at(QStringLiteral("icons.png")));
        bool green = false;
        for (int y = 0; y < image.height() && !green; ++y) {
            for (int x = 0; x < image.width() && !green; ++x)
                green = image.pixelColor(x, y) == QColor(0, 0xc0, 0x80);
        }
        QVERIFY(green);
    }

    void iconsThatCannotBeReadAreNamed()
    {
        const QStringList before = files();
        test::writeIcon(at(QStringLiteral("icons")), QStringLiteral("NAT.svg"),
                        "<svg viewBox='0 0 1 1'><image/></svg>");
        Run refused = run("export exercise.peerscape --icons icons -o a.svg");
        QCOMPARE(refused.status, 2);
        QCOMPARE(refused.err,
                 QByteArray("icons/NAT.svg: error: NotAnIcon: it uses \"image\", which "
                            "an icon may not\n"));
        refused = run("export exercise.peerscape --icons . -o a.mmd");
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains(".mmd holds no icons"), refused.err.constData());
        QCOMPARE(files(), before);
    }

    void sanitisedPicturesNameNothing()
    {
        for (const char* suffix : {"svg", "drawio", "mmd", "dot"}) {
            const QString name = QStringLiteral("clean.") + QLatin1String(suffix);
            runQuietly(QStringLiteral("export exercise.peerscape --sanitise -o ") + name);
            const QByteArray text = bytesOf(name);
            QVERIFY(!text.isEmpty());
            for (const char* word : {"SalesVNet", "MarketingVNet", "SalesVM", "ResearchVNet"})
                QVERIFY2(!text.contains(word), word);
        }
    }

    void formatsSayWhatTheyCannotHold_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("source") << "-o a.pdf --embed-source" << QByteArray(".pdf holds no source");
        QTest::newRow("legend") << "-o a.mmd --legend" << QByteArray(".mmd holds no legend");
        QTest::newRow("routes") << "-o a.dot --routes SalesVMVMNic"
                                << QByteArray(".dot holds no route tables");
        QTest::newRow("nic") << "-o a.svg --routes Nobody"
                             << QByteArray("there is no NIC or VNET/SUBNET named 'Nobody'");
        QTest::newRow("format") << "-o a.bmp" << QByteArray("'a.bmp' is none of");
        QTest::newRow("output") << "-o - --format png" << QByteArray("name a file");
    }
    void formatsSayWhatTheyCannotHold()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, message);
        const QStringList before = files();
        const Run result = run(QStringLiteral("export exercise.peerscape ") + arguments);
        QCOMPARE(result.status, 2);
        QVERIFY2(result.err.contains(message), result.err.constData());
        QCOMPARE(files(), before);
    }

    void pdfHoldsTextFontsAndContents()
    {
        runQuietly(
            QStringLiteral("export exercise.peerscape --legend --routes SalesVMVMNic -o all.pdf"));
        const QByteArray pdf = bytesOf(QStringLiteral("all.pdf"));
        QVERIFY(pdf.contains("/Outlines") && pdf.contains("/Type /Outlines"));
        const QString text = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        const QString fonts = QStandardPaths::findExecutable(QStringLiteral("pdffonts"));
        const QString info = QStandardPaths::findExecutable(QStringLiteral("pdfinfo"));
        if (text.isEmpty() || fonts.isEmpty() || info.isEmpty())
            QSKIP("skipped: poppler's programs are not installed");
        const auto output = [&](const QString& program, const QStringList& arguments) {
            QProcess process;
            process.setWorkingDirectory(m_folder->path());
            process.start(program, arguments);
            process.waitForFinished();
            return process.readAllStandardOutput();
        };
        const QString file = QStringLiteral("all.pdf");
        QVERIFY(output(info, {file}).contains("Pages:           2"));
        const QByteArray words =
            output(text, {QStringLiteral("-layout"), file, QStringLiteral("-")});
        runQuietly(QStringLiteral("export exercise.peerscape --legend --routes SalesVMVMNic -o "
                                  "all.svg"));
        QXmlStreamReader svg(bytesOf(QStringLiteral("all.svg")));
        int labels = 0;
        while (!svg.atEnd()) {
            if (svg.readNext() != QXmlStreamReader::StartElement
                || svg.name() != QLatin1String("text"))
                continue;
            // Poppler puts words together by their places; each must be there.
            for (const QString& word :
                 svg.readElementText().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                QVERIFY2(words.contains(word.toUtf8()), qPrintable(word));
                ++labels;
            }
        }
        QVERIFY(labels > 60);
        const QList<QByteArray> rows = output(fonts, {file}).split('\n');
        QVERIFY(rows.size() > 3);
        for (const QByteArray& row : rows.mid(2)) {
            // Columns: … emb sub uni object ID.
            const QList<QByteArray> cells = row.simplified().split(' ');
            if (cells.size() > 5)
                QCOMPARE(cells.at(cells.size() - 5), QByteArray("yes"));
        }
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
        QTest::newRow("drawio") << "export" << "a.drawio";
        QTest::newRow("mermaid") << "export" << "a.mmd";
        QTest::newRow("dot") << "export" << "a.dot";
        QTest::newRow("peerscape") << "convert" << "a.peerscape";
        QTest::newRow("arm") << "convert" << "a.json";
        QTest::newRow("screenshot") << "screenshot" << "a.png";
    }
    void sameInputSameBytes()
    {
        QFETCH(QString, verb);
        QFETCH(QString, name);
        const QString command = QStringLiteral("%1 learn.json -o %2").arg(verb, name);
        const Run told = run(command);
        QCOMPARE(told.status, 0);
        const QByteArray first = bytesOf(name);
        QVERIFY(!first.isEmpty());
        QVERIFY(!first.contains("(D:20")); // a PDF's date
        // Only code has something to say: that no machine's image is known.
        QCOMPARE(told.err.contains("Assumed: machines without a known image"),
                 name == QStringLiteral("a.json"));
        const Run again = run(command);
        QCOMPARE(again.err, told.err);
        QCOMPARE(bytesOf(name), first);
    }

    void convertedFilesSayTheSame()
    {
        runQuietly(QStringLiteral("convert learn.json -o learn.peerscape"));
        QCOMPARE(run("convert learn.peerscape -o again.json").status, 0);
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
        QTest::newRow("smaller than the window")
            << "screenshot learn.json -o old.png --size 320x320";
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
