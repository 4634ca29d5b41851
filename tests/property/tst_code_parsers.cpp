#include "core/read/read.h"
#include "core/write/code.h"
#include "tests/support/files.h"
#include "tests/support/random_document.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace peerscape;

namespace {

constexpr std::uint32_t kStrangeDocuments = 12;

void writeFile(const QString& path, const std::string& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(text));
}

/// What a program that checks files says of them; empty when it finds nothing.
QString faults(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(250'000))
        return QStringLiteral("%1 does not end").arg(program);
    const QString said = QString::fromUtf8(process.readAll());
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
               ? QString()
               : QStringLiteral("it says: ") + said;
}

} // namespace

/// What we write is what its language allows, by parsers that are not ours: the grammars of Bicep
/// and PowerShell for tree-sitter, HashiCorp's own parser of HCL (as hcl2json) and of JSON that of
/// Node, installed by packaging/parsers; bash by itself.
class TestCodeParsers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void understandEveryForm_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("ARM") << static_cast<int>(write::CodeForm::Arm);
        QTest::newRow("Bicep") << static_cast<int>(write::CodeForm::Bicep);
        QTest::newRow("Terraform") << static_cast<int>(write::CodeForm::Terraform);
        QTest::newRow("Azure CLI") << static_cast<int>(write::CodeForm::AzCli);
        QTest::newRow("PowerShell") << static_cast<int>(write::CodeForm::PowerShell);
    }

    void understandEveryForm()
    {
        QFETCH(int, form);
        const auto which = static_cast<write::CodeForm>(form);
        QStringList files;
        const auto add = [&](const azure::Document& document, const QString& name) {
            const QString folder =
                m_folder.filePath(QString::fromStdString(std::string(write::formName(which)))
                                  + QLatin1Char('/') + name + QLatin1Char('/'));
            const write::CodeOptions options{.importBlocks = files.size() % 2 == 1};
            for (const write::CodeFile& file : write::writeCode(document, which, options).files) {
                const QString path = QString::fromStdString(file.path);
                files << folder
                             + (path.isEmpty() ? QLatin1String("main")
                                                     + QString::fromStdString(
                                                         std::string(write::formSuffix(which)))
                                               : path);
                writeFile(files.last(), file.text);
            }
        };
        const QStringList samples = test::sampleFiles();
        for (const QString& path : samples) {
            const std::string text = test::readFile(path);
            const auto result = read::read({{"sample", text}});
            QVERIFY(result.has_value());
            add(result->document, QFileInfo(path).baseName());
        }
        for (std::uint32_t seed = 0; seed < kStrangeDocuments; ++seed)
            add(test::anyDocument(seed), QStringLiteral("strange-%1").arg(seed));
        if (which == write::CodeForm::AzCli) {
            for (const QString& file : std::as_const(files)) {
                const QString said = faults(QStringLiteral("bash"), {QStringLiteral("-n"), file});
                QVERIFY2(said.isEmpty(), qPrintable(file + QLatin1Char(' ') + said));
            }
            return;
        }
        const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
        const QString modules = test::parsersFolder();
        if (node.isEmpty() || modules.isEmpty())
            QSKIP("packaging/parsers was not run");
        // Optimising a grammar takes Node half a minute, reading by it a moment.
        const QString said =
            faults(node, QStringList{QStringLiteral("--liftoff-only"),
                                     test::pathOf(QStringLiteral("parsers/parse.mjs")), modules}
                             + files);
        QVERIFY2(said.isEmpty(), qPrintable(said));
    }

private:
    QTemporaryDir m_folder;
};

PEERSCAPE_TEST_CLASS(TestCodeParsers)
#include "tst_code_parsers.moc"
