#include "views/dialogs/code_dialog.h"

#include "core/compare/compare.h"
#include "core/write/code_changes.h"
#include "core/write/code_files.h"
#include "core/write/comparison.h"
#include "qt/document_controller.h"
#include "views/dialogs/code_highlighter.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/beside_window.h"
#include "views/widgets/screen_fit.h"

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

#include <utility>

namespace peerscape::views {

namespace {

/// Longer code is shown up to here; it is copied and saved whole.
constexpr qsizetype kShownCharacters = 400'000;
constexpr auto kFormSetting = "code/form";
constexpr int kLeastChoice = 12; ///< Letters of a choice that are seen in any case.
// What is shown where it is not what would change from one of the originals.
constexpr int kTheCode = -1;
constexpr int kAnotherFile = -2;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

CodeDialog::CodeDialog(azure::Document document, azure::Document opened, ChooseFile chooseFile,
                       const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_document(std::move(document))
    , m_chooseFile(std::move(chooseFile))
    , m_form(new QComboBox)
    , m_show(new QComboBox)
    , m_file(new QComboBox)
    , m_imports(new QCheckBox(tr("&Import blocks for what exists already")))
    , m_text(new QPlainTextEdit)
    , m_highlighter(new CodeHighlighter(m_text->document(), theme.theme()))
    , m_listTitle(new QLabel)
    , m_list(new QListWidget)
    , m_message(new QLabel)
{
    setWindowTitle(tr("Export as code"));
    m_form->addItem(tr("ARM template"), static_cast<int>(write::CodeForm::Arm));
    m_form->addItem(tr("Bicep"), static_cast<int>(write::CodeForm::Bicep));
    m_form->addItem(tr("Terraform"), static_cast<int>(write::CodeForm::Terraform));
    m_form->addItem(tr("Azure CLI script"), static_cast<int>(write::CodeForm::AzCli));
    m_form->addItem(tr("PowerShell script"), static_cast<int>(write::CodeForm::PowerShell));
    m_originals.push_back({tr("As it was opened"), std::move(opened), false});
    m_show->addItem(tr("The code"), kTheCode);
    m_show->addItem(tr("What would change since it was opened"), 0);
    m_show->addItem(tr("What would change from another file…"), kAnotherFile);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::monoFont());
    m_text->setAccessibleName(tr("Code"));
    m_file->setAccessibleName(tr("File"));
    m_list->setMaximumHeight(96);
    m_message->setWordWrap(true);
    m_message->hide();

    auto* choices = new QHBoxLayout;
    for (const auto& [words, box] :
         {std::pair(tr("&Format"), m_form), std::pair(tr("S&how"), m_show)}) {
        auto* label = new QLabel(words);
        label->setBuddy(box);
        choices->addWidget(label);
        choices->addWidget(box, box == m_show ? 1 : 0);
    }
    for (QComboBox* box : {m_show, m_file}) // a long choice does not widen the dialog
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_show->setMinimumContentsLength(kLeastChoice);
    m_file->setMinimumContentsLength(kLeastChoice);
    choices->addWidget(m_file);
    choices->addWidget(m_imports);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    QPushButton* copyAll = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    save->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(choices);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_listTitle);
    layout->addWidget(m_list);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resizeOnScreen(*this, {860, 620});

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &CodeDialog::chooseAndSave);
    connect(copyAll, &QPushButton::clicked, this, &CodeDialog::copy);
    connect(m_show, &QComboBox::activated, this, &CodeDialog::chooseOriginal);
    connect(m_show, &QComboBox::currentIndexChanged, this, &CodeDialog::showWanted);
    connect(m_file, &QComboBox::currentIndexChanged, this, &CodeDialog::showFile);
    connect(m_imports, &QCheckBox::toggled, this, &CodeDialog::writeForm);
    m_form->setCurrentIndex(
        QSettings().value(QLatin1String(kFormSetting), m_form->findText(tr("Bicep"))).toInt());
    connect(m_form, &QComboBox::currentIndexChanged, this, &CodeDialog::writeForm);
    writeForm();
}

bool CodeDialog::hasCode() const
{
    return !m_code.files.empty();
}

write::CodeForm CodeDialog::form() const
{
    return static_cast<write::CodeForm>(m_form->currentData().toInt());
}

write::CodeOptions CodeDialog::codeOptions() const
{
    return {.importBlocks = m_imports->isChecked()};
}

void CodeDialog::runBeside(const std::function<void(JobState&)>& job)
{
    runBesideWindow(isVisible() ? this : parentWidget(), tr("Writing the code…"), tr("Cancel"),
                    job);
}

// The sentences stand above: lupdate takes the argument of a template for their context.
template<class Work>
auto CodeDialog::worked(Work work)
{
    std::optional<decltype(work())> made;
    runBeside([&](JobState& state) { made = unlessGivenUp(state, std::move(work)); });
    return made;
}

void CodeDialog::writeForm()
{
    auto code = worked([document = m_document, form = form(), options = codeOptions()] {
        return write::writeCode(document, form, options);
    });
    if (!code) { // what was there before stays
        const QSignalBlocker noForm(m_form);
        const QSignalBlocker noImports(m_imports);
        m_form->setCurrentIndex(m_written.first);
        m_imports->setChecked(m_written.second);
        return;
    }
    m_code = std::move(*code);
    m_written = {m_form->currentIndex(), m_imports->isChecked()};
    QSettings().setValue(QLatin1String(kFormSetting), m_form->currentIndex());
    m_imports->setVisible(form() == write::CodeForm::Terraform);
    m_highlighter->setForm(form());
    const QSignalBlocker quiet(m_file);
    m_file->clear();
    for (const write::CodeFile& file : m_code.files)
        m_file->addItem(file.path.empty() ? tr("Main file") : textOf(file.path));
    showWanted();
}

void CodeDialog::showWanted()
{
    const int wanted = m_show->currentData().toInt();
    if (wanted == kAnotherFile) // until one is chosen
        return;
    m_message->hide();
    m_highlighter->setPatch(wanted != kTheCode);
    m_file->setVisible(wanted == kTheCode && m_code.files.size() > 1);
    if (wanted != kTheCode) {
        showChanges(m_originals[static_cast<std::size_t>(wanted)]);
        return;
    }
    QStringList gaps;
    for (const write::CodeGap& gap : m_code.gaps)
        gaps << qtmodel::DocumentController::text(gap.message);
    showList(tr("%n thing(s) that this format leaves out or assumes:", nullptr,
                static_cast<int>(gaps.size())),
             gaps);
    showFile();
}

void CodeDialog::showFile()
{
    const int index = std::max(0, m_file->currentIndex());
    showText(m_code.files[static_cast<std::size_t>(index)].text);
}

void CodeDialog::showChanges(const Original& original)
{
    struct Changes
    {
        std::string text;
        std::size_t count = 0;
        QStringList lines;
    };
    auto changes = worked([original, document = m_document, now = m_code, form = form(),
                           options = codeOptions(), nowName = tr("Now").toStdString()] {
        Changes found;
        found.text = write::writeCodeChanges(write::writeCode(original.document, form, options),
                                             now, original.name.toStdString(), nowName);
        const compare::Counterparts counterparts(original.document, document,
                                                 original.isOfFile ? compare::Matching::ByName
                                                                   : compare::Matching::ById);
        const auto resources = compare::compareResources(original.document, document, counterparts);
        found.count = resources.size();
        for (const std::string& line : write::resourceLines(
                 {original.document, document, {}, {}, qtmodel::DocumentController::translated},
                 resources))
            found.lines << textOf(line);
        return found;
    });
    if (!changes) {
        m_show->setCurrentIndex(0);
        return;
    }
    showText(std::move(changes->text));
    showList(tr("%n resource(s) would change:", nullptr, static_cast<int>(changes->count)),
             changes->lines);
    if (m_shown.empty()) {
        m_message->setText(tr("Nothing would change in the code."));
        m_message->show();
    }
}

void CodeDialog::chooseOriginal()
{
    if (m_show->currentData().toInt() != kAnotherFile)
        return;
    auto chosen = m_chooseFile();
    if (!chosen) {
        m_show->setCurrentIndex(0);
        return;
    }
    const int place = static_cast<int>(m_originals.size());
    m_originals.push_back({chosen->first, std::move(chosen->second), true});
    m_show->insertItem(m_show->count() - 1, tr("What would change from %1").arg(chosen->first),
                       place);
    m_show->setCurrentIndex(m_show->count() - 2);
}

void CodeDialog::showText(std::string text)
{
    m_shown = std::move(text);
    QString shown = textOf(m_shown);
    if (shown.size() > kShownCharacters) {
        shown.truncate(kShownCharacters);
        m_message->setText(tr("The beginning is shown. The whole is copied and saved."));
        m_message->show();
    }
    m_text->setPlainText(shown);
}

void CodeDialog::showList(const QString& title, const QStringList& lines)
{
    m_list->clear();
    m_list->addItems(lines);
    m_list->setAccessibleName(title);
    m_listTitle->setText(title);
    m_listTitle->setVisible(!lines.isEmpty());
    m_list->setVisible(!lines.isEmpty());
}

void CodeDialog::copy()
{
    QGuiApplication::clipboard()->setText(textOf(m_shown));
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
    m_message->setText(
        saved ? tr("Saved as %1.").arg(path)
              : tr("Not saved: %1").arg(qtmodel::DocumentController::text(saved.error())));
    m_message->show();
    return saved.has_value();
}

} // namespace peerscape::views
