#include "views/dialogs/parameter_dialog.h"

#include "views/widgets/screen_fit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

QString plainText(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

ParameterDialog::ParameterDialog(const std::vector<read::OpenParameter>& parameters,
                                 QWidget* parent)
    : QDialog(parent)
    , m_error(new QLabel)
{
    setWindowTitle(tr("Parameters of the template"));
    auto* intro = new QLabel(
        tr("The drawing depends on %n parameter(s) that have no default value. What is left empty "
           "is drawn with the stand-in shown in grey.",
           nullptr, static_cast<int>(parameters.size())));
    intro->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("fieldError"));
    m_error->setWordWrap(true);
    m_error->hide();
    auto* content = new QWidget;
    auto* form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const read::OpenParameter& parameter : parameters)
        addRow(parameter, *form);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // the fields in it are what Tab goes to
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Use the stand-ins"));
    QPushButton* choose = buttons->addButton(tr("Parameters &file…"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    resizeOnScreen(*this, {560, std::min(620, 140 + 40 * static_cast<int>(parameters.size()))});
    connect(buttons, &QDialogButtonBox::accepted, this, &ParameterDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(choose, &QPushButton::clicked, this, &ParameterDialog::chooseFile);
    if (!m_rows.empty())
        m_rows.front().editor->setFocus();
}

void ParameterDialog::addRow(const read::OpenParameter& parameter, QFormLayout& form)
{
    Row row;
    row.name = parameter.name;
    row.fault = [] { return QString(); };
    const QString type = plainText(parameter.type);
    if (!parameter.allowedValues.empty() || type == QLatin1String("bool")) {
        auto* box = new QComboBox;
        box->addItem(tr("%1 (stand-in)").arg(plainText(parameter.standIn)), QString());
        std::vector<std::string> allowed = parameter.allowedValues;
        if (allowed.empty())
            allowed = {"true", "false"};
        for (const std::string& value : allowed)
            box->addItem(plainText(value), plainText(value));
        row.value = [box] { return box->currentData().toString(); };
        row.editor = box;
    } else {
        auto* line = new QLineEdit;
        const bool isSecret = type.startsWith(QLatin1String("secure"));
        if (isSecret)
            line->setEchoMode(QLineEdit::Password);
        line->setPlaceholderText(isSecret ? tr("not needed for the drawing")
                                          : plainText(parameter.standIn));
        row.value = [line] { return line->text(); };
        if (type == QLatin1String("int"))
            row.fault = [line] {
                bool isNumber = false;
                static_cast<void>(line->text().trimmed().toLongLong(&isNumber));
                return isNumber ? QString() : tr("a whole number is wanted");
            };
        else if (type.endsWith(QLatin1String("array")) || type.endsWith(QLatin1String("object")))
            row.fault = [line, isArray = type.endsWith(QLatin1String("array"))] {
                const QJsonDocument json = QJsonDocument::fromJson(line->text().toUtf8());
                return (isArray ? json.isArray() : json.isObject())
                           ? QString()
                           : (isArray ? tr("a JSON list is wanted, such as [\"a\", \"b\"]")
                                      : tr("a JSON object is wanted, such as {\"a\": 1}"));
            };
        row.editor = line;
    }
    auto* label = new QLabel(tr("%1 (%2)").arg(plainText(parameter.name), type));
    label->setBuddy(row.editor);
    row.editor->setAccessibleName(plainText(parameter.name));
    row.editor->setToolTip(plainText(parameter.description));
    form.addRow(label, row.editor);
    if (!parameter.description.empty()) {
        auto* help = new QLabel(plainText(parameter.description));
        help->setWordWrap(true);
        help->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // as the field above
        help->setEnabled(false);                                             // muted
        form.addRow(QString(), help);
    }
    m_rows.push_back(std::move(row));
}

std::map<std::string, std::string> ParameterDialog::values() const
{
    std::map<std::string, std::string> given;
    for (const Row& row : m_rows) {
        if (const QString value = row.value(); !value.isEmpty())
            given[row.name] = value.toStdString();
    }
    return given;
}

void ParameterDialog::accept()
{
    for (const Row& row : m_rows) {
        const QString fault = row.value().isEmpty() ? QString() : row.fault();
        if (fault.isEmpty())
            continue;
        m_error->setText(tr("%1: %2").arg(plainText(row.name), fault));
        m_error->show();
        row.editor->setFocus();
        return;
    }
    QDialog::accept();
}

void ParameterDialog::chooseFile()
{
    m_file = QFileDialog::getOpenFileName(this, tr("Parameters file"), QString(),
                                          tr("Parameters files (*.json);;All files (*)"));
    if (!m_file.isEmpty())
        QDialog::accept();
}

} // namespace peerscape::views
