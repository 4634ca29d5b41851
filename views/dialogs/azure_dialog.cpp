#include "views/dialogs/azure_dialog.h"

#include "views/theme/theme.h"
#include "views/widgets/screen_fit.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTextOption>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

constexpr int kRowsPerPage = 1000; // the most that Resource Graph gives
constexpr int kMostPages = 1000;

/// What Peerscape reads of an estate: networks and the machines in them.
QString query()
{
    return QStringLiteral("Resources | where type startswith 'microsoft.network/' or "
                          "type =~ 'microsoft.compute/virtualmachines' | project id, name, type, "
                          "location, resourceGroup, subscriptionId, tags, sku, kind, zones, plan, "
                          "identity, extendedLocation, managedBy, properties | order by id asc");
}

/// An argument as a shell wants it.
QString quoted(const QString& argument)
{
    static const QRegularExpression kPlain(QStringLiteral("^[\\w./=:-]+$"));
    return kPlain.match(argument).hasMatch() ? argument
                                             : QLatin1Char('"') + argument + QLatin1Char('"');
}

} // namespace

AzureDialog::AzureDialog(QWidget* parent)
    : QDialog(parent)
    , m_command(new QPlainTextEdit)
    , m_subscriptions(new QLineEdit)
    , m_message(new QLabel)
    , m_run(nullptr)
    , m_az(QStandardPaths::findExecutable(QStringLiteral("az")))
{
    setWindowTitle(tr("Read from Azure"));
    resizeOnScreen(*this, {720, 380});
    auto* intro = new QLabel(
        tr("This command of your own Azure CLI is run when you press Run, and only then. You are "
           "signed in by the CLI; Peerscape sees its answer and no credential. It reads, and "
           "changes nothing."));
    intro->setWordWrap(true);
    m_command->setReadOnly(true);
    m_command->setFont(Theme::monoFont());
    m_command->setAccessibleName(tr("Command"));
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setTabChangesFocus(true);
    m_command->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_command->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_subscriptions->setPlaceholderText(tr("all that you can see"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    auto* form = new QFormLayout;
    form->addRow(tr("&Subscriptions"), m_subscriptions);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_run = buttons->addButton(tr("&Run"), QDialogButtonBox::ActionRole);
    m_run->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addWidget(m_command, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_run, &QPushButton::clicked, this, &AzureDialog::run);
    connect(m_subscriptions, &QLineEdit::textChanged, this, &AzureDialog::showCommand);
    connect(&m_process, &QProcess::finished, this, &AzureDialog::readPage);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            stop(tr("az cannot be started: %1").arg(m_process.errorString()));
    });
    showCommand();
    if (m_az.isEmpty()) {
        m_run->setEnabled(false);
        m_message->setText(tr("The Azure CLI (az) is not on the path. Run the command where it is, "
                              "save its answer and open the file."));
    }
}

AzureDialog::~AzureDialog()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QStringList AzureDialog::arguments() const
{
    QStringList list{QStringLiteral("graph"),   QStringLiteral("query"),
                     QStringLiteral("-q"),      query(),
                     QStringLiteral("--first"), QString::number(kRowsPerPage)};
    static const QRegularExpression kBetween(QStringLiteral("[\\s,;]+"));
    const QStringList named = m_subscriptions->text().split(kBetween, Qt::SkipEmptyParts);
    if (!named.isEmpty())
        list << QStringLiteral("--subscriptions") << named;
    return list << QStringLiteral("--output") << QStringLiteral("json");
}

void AzureDialog::showCommand()
{
    QStringList words{QStringLiteral("az")};
    for (const QString& argument : arguments())
        words << quoted(argument);
    m_command->setPlainText(words.join(QLatin1Char(' ')));
}

void AzureDialog::run()
{
    m_pages.clear();
    m_token.clear();
    m_rows = 0;
    setRunning(true);
    m_message->setText(tr("Waiting for az…"));
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(m_az, arguments());
}

void AzureDialog::readPage()
{
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0) {
        const QString words =
            QString::fromUtf8(m_process.readAllStandardError()).trimmed().left(2000);
        return stop(words.isEmpty() ? tr("az failed and did not say why.") : words);
    }
    const QByteArray page = m_process.readAllStandardOutput();
    const QJsonObject answer = QJsonDocument::fromJson(page).object();
    if (!answer.contains(QLatin1String("data")))
        return stop(tr("az gave no answer of Resource Graph."));
    m_pages.push_back(page.toStdString());
    m_rows += answer.value(QLatin1String("count")).toInteger();
    const QString next = answer.value(QLatin1String("skip_token")).toString();
    if (next.isEmpty())
        return accept();
    // An az that gives one page again and again must come to an end.
    if (next == m_token || m_pages.size() >= kMostPages)
        return stop(tr("az gives the same page again and again."));
    m_token = next;
    m_message->setText(tr("%1 of %2 rows")
                           .arg(m_rows)
                           .arg(answer.value(QLatin1String("total_records")).toInteger()));
    m_process.start(m_az, arguments() << QStringLiteral("--skip-token") << m_token);
}

void AzureDialog::stop(const QString& words)
{
    setRunning(false);
    m_pages.clear();
    m_message->setText(words);
}

void AzureDialog::setRunning(bool running)
{
    m_run->setEnabled(!running);
    m_subscriptions->setEnabled(!running);
}

} // namespace peerscape::views
