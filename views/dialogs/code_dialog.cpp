#include "views/dialogs/code_dialog.h"

#include "core/write/code_files.h"
#include "views/dialogs/code_highlighter.h"
#include "views/theme/theme_manager.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

/// Longer code is shown up to here; it is copied and saved whole.
constexpr qsizetype kShownCharacters = 400'000;
constexpr auto kFormSetting = "code/form";

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

CodeDialog::CodeDialog(azure::Document document, const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_document(std::move(document))
    , m_form(new QComboBox)
    , m_file(new QComboBox)
    , m_imports(new QCheckBox(tr("&Import blocks for what exists already")))
    , m_text(new QPlainTextEdit)
    , m_highlighter(new CodeHighlighter(m_text->document(), theme.theme()))
    , m_gapTitle(new QLabel)
    , m_gaps(new QListWidget)
    , m_message(new QLabel)
{
    setWindowTitle(tr("Export as code"));
    m_form->addItem(tr("ARM template"), static_cast<int>(write::CodeForm::Arm));
    m_form->addItem(tr("Bicep"), static_cast<int>(write::CodeForm::Bicep));
    m_form->addItem(tr("Terraform"), static_cast<int>(write::CodeForm::Terraform));
    m_form->addItem(tr("Azure CLI script"), static_cast<int>(write::CodeForm::AzCli));
    m_form->addItem(tr("PowerShell script"), static_cast<int>(write::CodeForm::PowerShell));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::monoFont());
    m_text->setAccessibleName(tr("Code"));
    m_file->setAccessibleName(tr("File"));
    m_gaps->setAccessibleName(tr("Left out"));
    m_gaps->setMaximumHeight(96);
    m_message->setWordWrap(true);
    m_message->hide();

    auto* choices = new QHBoxLayout;
    auto* formLabel = new QLabel(tr("&Form"));
    formLabel->setBuddy(m_form);
    choices->addWidget(formLabel);
    choices->addWidget(m_form);
    choices->addWidget(m_file);
    choices->addWidget(m_imports);
    choices->addStretch();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    QPushButton* copyAll = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    save->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(choices);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_gapTitle);
    layout->addWidget(m_gaps);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(860, 620);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &CodeDialog::chooseAndSave);
    connect(copyAll, &QPushButton::clicked, this, &CodeDialog::copy);
    connect(m_file, &QComboBox::currentIndexChanged, this, &CodeDialog::showFile);
    connect(m_imports, &QCheckBox::toggled, this, &CodeDialog::showForm);
    m_form->setCurrentIndex(
        QSettings().value(QLatin1String(kFormSetting), m_form->findText(tr("Bicep"))).toInt());
    connect(m_form, &QComboBox::currentIndexChanged, this, &CodeDialog::showForm);
    showForm();
}

write::CodeForm CodeDialog::form() const
{
    return static_cast<write::CodeForm>(m_form->currentData().toInt());
}

void CodeDialog::showForm()
{
    QSettings().setValue(QLatin1String(kFormSetting), m_form->currentIndex());
    m_imports->setVisible(form() == write::CodeForm::Terraform);
    m_code = write::writeCode(m_document, form(), {.importBlocks = m_imports->isChecked()});
    m_highlighter->setForm(form());
    {
        const QSignalBlocker quiet(m_file);
        m_file->clear();
        for (const write::CodeFile& file : m_code.files)
            m_file->addItem(file.path.empty() ? tr("Main file") : textOf(file.path));
    }
    m_file->setVisible(m_code.files.size() > 1);
    m_gaps->clear();
    for (const write::CodeGap& gap : m_code.gaps)
        m_gaps->addItem(textOf(peerscape::render(gap.message)));
    m_gapTitle->setText(tr("%n thing(s) that this form leaves out:", nullptr, m_gaps->count()));
    m_gapTitle->setVisible(m_gaps->count() > 0);
    m_gaps->setVisible(m_gaps->count() > 0);
    m_message->hide();
    showFile();
}

void CodeDialog::showFile()
{
    const int index = std::max(0, m_file->currentIndex());
    QString text = textOf(m_code.files[static_cast<std::size_t>(index)].text);
    if (text.size() > kShownCharacters) {
        text.truncate(kShownCharacters);
        m_message->setText(tr("The beginning is shown. The whole is copied and saved."));
        m_message->show();
    }
    m_text->setPlainText(text);
}

void CodeDialog::copy()
{
    const int index = std::max(0, m_file->currentIndex());
    QGuiApplication::clipboard()->setText(
        textOf(m_code.files[static_cast<std::size_t>(index)].text));
    m_message->setText(tr("Copied."));
    m_message->show();
}

void CodeDialog::chooseAndSave()
{
    const QString suffix = textOf(std::string(write::formSuffix(form())));
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save the code"), QStringLiteral("main") + suffix, QLatin1Char('*') + suffix);
    if (path.isEmpty())
        return;
    if (!path.endsWith(suffix))
        path += suffix;
    saveTo(path);
}

bool CodeDialog::saveTo(const QString& path)
{
    const Result<void> saved = write::saveCode(m_code, QFile::encodeName(path).toStdString());
    m_message->setText(saved ? tr("Saved as %1.").arg(path)
                             : tr("Not saved: %1").arg(textOf(saved.error().message)));
    m_message->show();
    return saved.has_value();
}

} // namespace peerscape::views
